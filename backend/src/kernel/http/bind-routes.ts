import { Router } from '@koa/router';
import type { Tx } from '../db/database.ts';
import { AppError, fail } from '../errors.ts';
import type { Kernel } from '../kernel.ts';
import type { LiveConnection } from '../live/live-connection.ts';
import type { ModuleInstance } from '../modules.ts';
import { errorsOf, undeclared } from './response/declared-errors.ts';
import { authenticate, challenge } from './request/authenticate.ts';
import { KoaHandlerContext, KoaRequest, PendingResponse } from './request/handler-context.ts';
import type { Transaction } from './contract.ts';
import { sendData } from './response/envelope.ts';
import { claimKey, firstResponseTo, onceOf, rememberResponse } from './request/idempotency.ts';
import { FileResponse, sendFile } from './response/file-response.ts';
import { HtmlResponse, sendHtml } from './response/html-response.ts';
import { RedirectResponse, sendRedirect } from './response/redirect-response.ts';
import { readInput, type Input } from './request/input.ts';
import { limitActor, limitAddress } from './request/rate-limit.ts';
import { authenticateSigned } from './request/signature.ts';
import type { Route } from './route.ts';
import { EventStream } from './response/sse.ts';
import { sendStream } from './response/sse-writer.ts';
import { stripResponse, type Stripped } from './response/strip-response.ts';
import { ownerOf, requireAdmitted, requireTenant, type Context, type Middleware, type RequestState } from './state.ts';

export const apiBase = '/api/v1';

/** The result of one run of a handler, to be sent after the commit. */
interface Run {
  pending: PendingResponse;
  content: Stripped | RawContent;
}

/** Content that no schema describes. */
type RawContent = EventStream | FileResponse | RedirectResponse | HtmlResponse;

async function runHandler(kernel: Kernel, ctx: Context, request: KoaRequest, route: Route, input: Input): Promise<Run> {
  const { key, endpoint, handler } = route;
  const { tenant } = ctx.state;
  const once = endpoint.idempotent ? onceOf(ctx, key, input) : null;
  const attempt = async (tx: Tx | null): Promise<Run> => {
    const pending = new PendingResponse(endpoint.status ?? 200);
    const result = await handler(new KoaHandlerContext(kernel, ctx, request, input, pending, tx));
    return { pending, content: isRaw(result) ? result : stripResponse(key, endpoint, pending.code, result) };
  };
  const attemptOnce = async (tx: Tx): Promise<Run> => {
    const first = once && (await firstResponseTo(kernel, tx, once));
    if (first) return { pending: new PendingResponse(first.status), content: first };
    const run = await attempt(tx);
    if (once && !isRaw(run.content)) await rememberResponse(kernel, tx, once, run.content);
    return run;
  };
  const mode = transactionOf(route);
  if (mode === 'none' || !tenant) {
    if (once && tenant) await claimKey(kernel, tenant.id, once);
    return attempt(null);
  }
  if (mode === 'write')
    return kernel.db.tenant(tenant.id, attemptOnce, request.timeout ? { signal: request.timeout } : {});
  // A read is cancelled when its client leaves; a write is completed.
  return kernel.db.tenant(tenant.id, attempt, {
    readOnly: true,
    singleStatement: mode === 'read-once',
    signal: request.signal,
  });
}

function isRaw(result: unknown): result is RawContent {
  return (
    result instanceof EventStream ||
    result instanceof FileResponse ||
    result instanceof RedirectResponse ||
    result instanceof HtmlResponse
  );
}

function transactionOf({ key, endpoint }: Route): Transaction {
  const mode = endpoint.tx ?? (key.startsWith('GET ') ? 'read' : 'write');
  // Without a transaction the key could not be written together with the effect.
  if (mode !== 'write' && endpoint.idempotent === true) throw new Error(`${key}: say idempotent: 'handler'.`);
  return mode;
}

/** Sets the actor of the request. Returns the body where that had to be read, for `auth: 'signature'`; else null. */
async function authenticateRoute(kernel: Kernel, ctx: Context, { endpoint, verify }: Route): Promise<Buffer | null> {
  const { auth = 'required' } = endpoint;
  if (auth !== 'signature') {
    ctx.state.actor = await authenticate(kernel, ctx, auth);
    return null;
  }
  const { actor, bytes } = await authenticateSigned(ctx, requireTenant(ctx), endpoint, verify);
  ctx.state.actor = actor;
  return bytes;
}

/** Everything that happens to a request of one route, top to bottom. */
function bindRoute(kernel: Kernel, route: Route): Middleware {
  const { key, endpoint } = route;
  const declared = errorsOf(endpoint);
  transactionOf(route);
  const label = apiBase + key.slice(key.indexOf(' ') + 1);

  const respond = async (ctx: Context, input: Input, live: LiveConnection | null): Promise<void> => {
    const request = new KoaRequest(ctx, endpoint.timeoutMs);
    const { pending, content } = await runHandler(kernel, ctx, request, route, input);
    pending.apply(ctx);
    if (content instanceof EventStream) {
      if (!live) throw new Error(`${key} returns a stream: say stream: true.`);
      await sendStream(kernel, ctx, request, content, live);
    } else if (content instanceof FileResponse) await sendFile(ctx, content);
    else if (content instanceof RedirectResponse) sendRedirect(ctx, content);
    else if (content instanceof HtmlResponse) sendHtml(ctx, content);
    else if (content.status === 204) ctx.status = 204;
    else sendData(ctx, content.status, content.data, content.nextCursor);
  };

  const serve = async (ctx: Context & { params?: unknown }): Promise<void> => {
    if (endpoint.rate) await limitAddress(kernel, ctx, endpoint.rate);
    if (endpoint.tenant !== 'none') requireTenant(ctx);
    const signed = await authenticateRoute(kernel, ctx, route);
    if (!endpoint.waiting) requireAdmitted(ctx);
    await limitActor(kernel, ctx, endpoint.rate);
    if (ctx.state.actor) await kernel.apiCalls.count(ctx.state.actor);
    const input = await readInput(ctx, endpoint, ctx.params ?? {}, signed);
    let live: LiveConnection | null = null;
    try {
      // A client that waits for the whole of a stream holds as much as one that follows it.
      if (endpoint.stream) live = await kernel.live.open(endpoint.stream === 'page' ? 'page' : 'stream', ownerOf(ctx));
      await respond(ctx, input, live);
    } finally {
      live?.close();
      await input.discard?.();
    }
  };

  return async (ctx) => {
    ctx.state.route = label;
    try {
      await serve(ctx);
    } catch (error) {
      if (error instanceof AppError && error.code === 'insufficient_scope') challenge(ctx, error.code);
      if (!kernel.env.production && error instanceof AppError && !declared.has(error.code))
        throw undeclared(key, error);
      throw error;
    }
  };
}

/**
 * One router for each first segment of the path: a router tries its routes one after the other, which would cost each request
 * time in proportion to all routes of the API.
 */
function routersBySegment(kernel: Kernel, modules: readonly ModuleInstance[]): Map<string, Router<RequestState>> {
  const routers = new Map<string, Router<RequestState>>();
  for (const route of modules.flatMap((module) => module.routes)) {
    const [method = 'GET', path = '/'] = route.key.split(' ');
    const segment = path.split('/')[1] ?? '';
    // A literal segment takes precedence over a parameter (`/conversations/search` before `/conversations/:id`), in whatever
    // order listed.
    const router = routers.get(segment) ?? new Router<RequestState>({ prefix: apiBase, exclusive: 'specificity' });
    router.register(path, [method], bindRoute(kernel, route));
    routers.set(segment, router);
  }
  return routers;
}

/** All routes of all modules under `/api/v1`; a request that matches none of them gets a JSON 404 or 405. */
export function bindRoutes(kernel: Kernel, modules: readonly ModuleInstance[]): Middleware {
  const routers = routersBySegment(kernel, modules);
  const dispatchers = new Map([...routers].map(([segment, router]) => [segment, router.routes() as Middleware]));
  const unmatched = (ctx: Context, segment: string): never => {
    const layers = routers.get(segment)?.stack.filter((layer) => layer.match(ctx.path)) ?? [];
    if (layers.length === 0) throw fail('not_found');
    const allowed = new Set(layers.flatMap((layer) => layer.methods));
    throw fail('method_not_allowed', { headers: { Allow: [...allowed].join(', ') } });
  };
  return (ctx, next) => {
    if (ctx.path !== '/api' && !ctx.path.startsWith('/api/')) return next();
    ctx.set('Cache-Control', 'no-store');
    const segment = ctx.path.split('/', 4)[3] ?? '';
    const dispatch = dispatchers.get(segment);
    return dispatch ? dispatch(ctx, () => unmatched(ctx, segment)) : unmatched(ctx, segment);
  };
}
