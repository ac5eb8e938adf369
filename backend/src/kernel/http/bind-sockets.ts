import type { Socket } from 'node:net';
import type { Actor } from '../auth/actor.ts';
import { AppError, fail } from '../errors.ts';
import type { Kernel } from '../kernel.ts';
import type { LiveConnection } from '../live/live-connection.ts';
import type { ModuleInstance } from '../modules.ts';
import type { Tenant } from '../tenancy/directory.ts';
import { asAppError } from './response/envelope.ts';
import { bearerActor, challenge, unauthenticated } from './request/authenticate.ts';
import { KoaRequest } from './request/handler-context.ts';
import { isOwnOrigin } from './request/cors.ts';
import { limitActor } from './request/rate-limit.ts';
import { UpgradeResponse } from './server/upgrade-response.ts';
import type { SocketHandler } from './socket.ts';
import { ownerOf, requireAdmitted, requireTenant, type Context, type Middleware } from './state.ts';

/** Milliseconds for a socket's handler to send why it ends; then the socket is destroyed. */
const graceMs = 500;

/** Checks the opening handshake (RFC 6455 § 4.2.1). */
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

/** The actor of the bearer token or of the credential in the address, of which exactly one must be present. */
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

/** All checks of a request, in the order of `bind-routes.ts`. */
async function authorizeUpgrade(kernel: Kernel, ctx: Context): Promise<{ tenant: Tenant; actor: Actor }> {
  requireHandshake(ctx);
  const tenant = requireTenant(ctx);
  const origin = ctx.get('Origin');
  // Browsers restrict sockets by nothing else: without this, any page could open one (RFC 6455 § 10.2).
  if (origin && !isOwnOrigin(ctx, origin)) throw foreignOrigin();
  const actor = await authenticateSocket(kernel, ctx, tenant);
  ctx.state.actor = actor;
  // Browsers always send an origin: a session without one is not used by its page.
  if (!origin && actor.sessionId !== null) throw foreignOrigin();
  requireAdmitted(ctx);
  await limitActor(kernel, ctx, undefined);
  return { tenant, actor };
}

/** Ends the socket when the connection's right ends, and closes the connection with its socket. */
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

/**
 * Runs the handler until the handshake is done.
 * @throws what the handler throws, or `timeout`; rendered as a response where nothing was written yet
 */
async function handOver(kernel: Kernel, ctx: Context, res: UpgradeResponse, handler: SocketHandler): Promise<void> {
  const { tenant, actor } = await authorizeUpgrade(kernel, ctx);
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

/** The sockets of all modules. A request to upgrade that is for none of them ends here: no later middleware handles one. */
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
