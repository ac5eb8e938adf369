import { Router } from '@koa/router';
import type { Tx } from '../db/database.ts';
import { AppError, fail } from '../errors.ts';
import type { Kernel } from '../kernel.ts';
import type { LiveConnection } from '../live/live-connection.ts';
import type { ModuleInstance } from '../modules.ts';
import { errorsOf, stripAnswer, undeclared, type Stripped } from './answer/answer.ts';
import { authenticate, challenge } from './request/authenticate.ts';
import { KoaCall, KoaRequest, PendingReply } from './request/call.ts';
import type { Transaction } from './contract.ts';
import { sendData } from './answer/envelope.ts';
import { claimKey, firstAnswerTo, onceOf, rememberAnswer } from './request/idempotency.ts';
import { FileAnswer, HtmlAnswer, RedirectAnswer, sendFile, sendHtml, sendRedirect } from './answer/file-answer.ts';
import { readInput, type Input } from './request/input.ts';
import { limitActor, limitAddress } from './request/rate-limit.ts';
import { authenticateSigned } from './request/signature.ts';
import type { Route } from './route.ts';
import { EventStream } from './answer/sse.ts';
import { sendStream } from './answer/sse-writer.ts';
import { ownerOf, requireAdmitted, requireTenant, type Context, type Middleware, type RequestState } from './state.ts';

export const apiBase = '/api/v1';

/** What comes out of a handler's run, ready to be sent after the commit. */
interface Run {
  reply: PendingReply;
  answer: Stripped | EventStream | FileAnswer | RedirectAnswer | HtmlAnswer;
}

async function runHandler(kernel: Kernel, ctx: Context, request: KoaRequest, route: Route, input: Input): Promise<Run> {
  const { key, endpoint, handler } = route;
  const { tenant } = ctx.state;
  const once = endpoint.idempotent ? onceOf(ctx, key, input) : null;
  const attempt = async (tx: Tx | null): Promise<Run> => {
    const reply = new PendingReply(endpoint.status ?? 200);
    const result = await handler(new KoaCall(kernel, ctx, request, input, reply, tx));
    const answer = isItsOwn(result) ? result : stripAnswer(key, endpoint, reply.code, result);
    return { reply, answer };
  };
  const attemptOnce = async (tx: Tx): Promise<Run> => {
    const first = once && (await firstAnswerTo(kernel, tx, once));
    if (first) return { reply: new PendingReply(first.status), answer: first };
    const run = await attempt(tx);
    if (once && !isItsOwn(run.answer)) await rememberAnswer(kernel, tx, once, run.answer);
    return run;
  };
  const mode = transactionOf(route);
  if (mode === 'none' || !tenant) {
    if (once && tenant) await claimKey(kernel, tenant.id, once);
    return attempt(null);
  }
  if (mode === 'write')
    return kernel.db.tenant(tenant.id, attemptOnce, request.timeout ? { signal: request.timeout } : {});
  // Nobody waits for what a client who left has asked to read; what it asked to write is done all the same.
  return kernel.db.tenant(tenant.id, attempt, {
    readOnly: true,
    singleStatement: mode === 'read-once',
    signal: request.signal,
  });
}

/** Is an answer that no schema describes. */
function isItsOwn(answer: unknown): answer is EventStream | FileAnswer | RedirectAnswer | HtmlAnswer {
  return (
    answer instanceof EventStream ||
    answer instanceof FileAnswer ||
    answer instanceof RedirectAnswer ||
    answer instanceof HtmlAnswer
  );
}

function transactionOf({ key, endpoint }: Route): Transaction {
  const mode = endpoint.tx ?? (key.startsWith('GET ') ? 'read' : 'write');
  // Without a transaction the key could not be written together with the effect.
  if (mode !== 'write' && endpoint.idempotent === true) throw new Error(`${key}: say idempotent: 'handler'.`);
  return mode;
}

/** Who asks, and the body where that is what says so. */
async function letIn(kernel: Kernel, ctx: Context, { endpoint, verify }: Route): Promise<Buffer | null> {
  const { auth = 'required' } = endpoint;
  if (auth !== 'signature') {
    ctx.state.actor = await authenticate(kernel, ctx, auth);
    return null;
  }
  const { actor, bytes } = await authenticateSigned(ctx, requireTenant(ctx), endpoint, verify);
  ctx.state.actor = actor;
  return bytes;
}

/** The life of every API request, top to bottom. */
function bindRoute(kernel: Kernel, route: Route): Middleware {
  const { key, endpoint } = route;
  const declared = errorsOf(endpoint);
  transactionOf(route);
  const label = apiBase + key.slice(key.indexOf(' ') + 1);

  const answer = async (ctx: Context, input: Input, live: LiveConnection | null): Promise<void> => {
    const request = new KoaRequest(ctx, endpoint.timeoutMs);
    const { reply, answer: found } = await runHandler(kernel, ctx, request, route, input);
    reply.apply(ctx);
    if (found instanceof EventStream) {
      if (!live) throw new Error(`${key} answers a stream: say stream: true.`);
      await sendStream(kernel, ctx, request, found, live);
    } else if (found instanceof FileAnswer) await sendFile(ctx, found);
    else if (found instanceof RedirectAnswer) sendRedirect(ctx, found);
    else if (found instanceof HtmlAnswer) sendHtml(ctx, found);
    else if (found.status === 204) ctx.status = 204;
    else sendData(ctx, found.status, found.data, found.nextCursor);
  };

  const serve = async (ctx: Context & { params?: unknown }): Promise<void> => {
    if (endpoint.rate) await limitAddress(kernel, ctx, endpoint.rate);
    if (endpoint.tenant !== 'none') requireTenant(ctx);
    const signed = await letIn(kernel, ctx, route);
    if (!endpoint.waiting) requireAdmitted(ctx);
    await limitActor(kernel, ctx, endpoint.rate);
    if (ctx.state.actor) await kernel.apiCalls.count(ctx.state.actor);
    const input = await readInput(ctx, endpoint, ctx.params ?? {}, signed);
    let live: LiveConnection | null = null;
    try {
      // Whoever waits for the whole of a stream holds as much as who follows it.
      if (endpoint.stream) live = await kernel.live.open('stream', ownerOf(ctx));
      await answer(ctx, input, live);
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
 * One router for each first segment: a router tries its routes one after the other, and an API of hundreds would pay for
 * it with each request.
 */
function routersBySegment(kernel: Kernel, modules: readonly ModuleInstance[]): Map<string, Router<RequestState>> {
  const routers = new Map<string, Router<RequestState>>();
  for (const route of modules.flatMap((module) => module.routes)) {
    const [method = 'GET', path = '/'] = route.key.split(' ');
    const segment = path.split('/')[1] ?? '';
    // A literal segment beats a parameter (`/conversations/search` before `/conversations/:id`), in whatever order listed.
    const router = routers.get(segment) ?? new Router<RequestState>({ prefix: apiBase, exclusive: 'specificity' });
    router.register(path, [method], bindRoute(kernel, route));
    routers.set(segment, router);
  }
  return routers;
}

/** All routes of all modules under `/api/v1`; what none of them answers is a JSON 404 or 405. */
export function bindRoutes(kernel: Kernel, modules: readonly ModuleInstance[]): Middleware {
  const routers = routersBySegment(kernel, modules);
  const dispatchers = new Map([...routers].map(([segment, router]) => [segment, router.routes() as Middleware]));
  const unanswered = (ctx: Context, segment: string): never => {
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
    return dispatch ? dispatch(ctx, () => unanswered(ctx, segment)) : unanswered(ctx, segment);
  };
}
