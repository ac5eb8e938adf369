import type { Socket } from 'node:net';
import type { Actor } from '../auth/actor.ts';
import { AppError, fail } from '../errors.ts';
import type { Kernel } from '../kernel.ts';
import type { LiveConnection } from '../live/live-connection.ts';
import type { ModuleInstance } from '../modules.ts';
import type { Tenant } from '../tenancy/directory.ts';
import { asAppError } from './answer/envelope.ts';
import { bearerActor, challenge, unauthenticated } from './request/authenticate.ts';
import { KoaRequest } from './request/call.ts';
import { isOwnOrigin } from './request/cors.ts';
import { limitActor } from './request/rate-limit.ts';
import { UpgradeResponse } from './server/upgrade-response.ts';
import type { SocketHandler } from './socket.ts';
import { ownerOf, requireAdmitted, requireTenant, type Context, type Middleware } from './state.ts';

/** Milliseconds in which a socket's handler may say why it ends; then it is destroyed. */
const graceMs = 500;

/** The opening handshake as RFC 6455 § 4.2.1 wants it. */
function requireHandshake(ctx: Context): void {
  if (ctx.method !== 'GET') throw fail('method_not_allowed', { headers: { Allow: 'GET' } });
  if (ctx.get('Sec-WebSocket-Version') !== '13') {
    const headers = { Upgrade: 'websocket', 'Sec-WebSocket-Version': '13' };
    throw fail('upgrade_required', { headers });
  }
  if (!/^[+/0-9A-Za-z]{22}==$/.test(ctx.get('Sec-WebSocket-Key'))) {
    throw fail('malformed', { message: 'Sec-WebSocket-Key must be 16 bytes in base64.' });
  }
}

function foreignOrigin(): AppError {
  return fail('forbidden', { message: 'This portal does not allow sockets from pages of that origin.' });
}

/** Who shows a bearer token, or a credential in the address; one of them, once. */
async function authenticateSocket(kernel: Kernel, ctx: Context, tenant: Tenant): Promise<Actor> {
  const bearer = await bearerActor(kernel, ctx, tenant);
  if (bearer) return bearer;
  for (const { parameter, authenticator } of kernel.authenticators.inQuery()) {
    const credential = ctx.query[parameter];
    if (typeof credential !== 'string' || credential === '') continue;
    try {
      return await kernel.authenticators.authenticate(authenticator, tenant, credential, new KoaRequest(ctx));
    } catch (error) {
      if (error instanceof AppError && error.status === 401) challenge(ctx);
      throw error;
    }
  }
  throw unauthenticated(ctx);
}

/** Every check of a request, in the order of `bind-routes.ts`. */
async function letIn(kernel: Kernel, ctx: Context): Promise<{ tenant: Tenant; actor: Actor }> {
  requireHandshake(ctx);
  const tenant = requireTenant(ctx);
  const origin = ctx.get('Origin');
  // Browsers put no other rule around sockets: without this, any page could open one (RFC 6455 § 10.2).
  if (origin && !isOwnOrigin(ctx, origin)) throw foreignOrigin();
  const actor = await authenticateSocket(kernel, ctx, tenant);
  ctx.state.actor = actor;
  // Browsers always send it: a session that comes without is used by something else than its page.
  if (!origin && actor.sessionId !== null) throw foreignOrigin();
  requireAdmitted(ctx);
  await limitActor(kernel, ctx, undefined);
  return { tenant, actor };
}

/** Ends the socket with its connection's right, and the connection with its socket. */
function bindLives(ctx: Context, socket: Socket, connection: LiveConnection): void {
  const { revoked } = connection;
  let graceTimer: NodeJS.Timeout | undefined;
  const end = (): void => {
    ctx.state.errorCode = asAppError(revoked.reason).code;
    graceTimer = setTimeout(() => socket.destroy(), graceMs);
  };
  socket.once('close', () => {
    clearTimeout(graceTimer);
    revoked.removeEventListener('abort', end);
    connection.close();
  });
  if (revoked.aborted) end();
  else revoked.addEventListener('abort', end, { once: true });
}

/** Runs the handler until the handshake is done. @throws what it throws, `timeout`; the response can answer that where nothing was written */
async function handOver(kernel: Kernel, ctx: Context, res: UpgradeResponse, handler: SocketHandler): Promise<void> {
  const { tenant, actor } = await letIn(kernel, ctx);
  const connection = await kernel.live.open('socket', ownerOf(ctx));
  if (ctx.res.destroyed) return connection.close();
  const socket = res.takeOver();
  bindLives(ctx, socket, connection);
  const written = socket.bytesWritten;
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(fail('timeout')), res.handshakeMs);
  try {
    const upgrade = { req: ctx.req, socket, head: res.head, tenant, actor, connection };
    await Promise.race([handler(upgrade), late]);
    ctx.respond = false;
    ctx.status = 101;
  } catch (error) {
    if (socket.bytesWritten === written && socket.writable) res.takeBack();
    else socket.destroy();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** The sockets of all modules. A request to upgrade that is for none of them ends here: nothing below answers one. */
export function bindSockets(kernel: Kernel, modules: readonly ModuleInstance[]): Middleware {
  const handlers = new Map(modules.flatMap(({ sockets = {} }) => Object.entries(sockets)));
  return (ctx, next) => {
    const handler = handlers.get(ctx.path);
    const { res } = ctx;
    if (!(res instanceof UpgradeResponse)) {
      if (!handler) return next();
      throw fail('upgrade_required', { headers: { Upgrade: 'websocket', Connection: 'Upgrade' } });
    }
    if (!handler) throw fail('not_found');
    ctx.state.route = ctx.path;
    if (kernel.lifecycle.stopping) throw fail('unavailable', { headers: { 'Retry-After': '2' } });
    return handOver(kernel, ctx, res, handler);
  };
}
