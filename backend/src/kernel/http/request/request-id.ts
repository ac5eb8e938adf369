import { randomUUID } from 'node:crypto';
import type { Env } from '../../env.ts';
import { fail, type AppError } from '../../errors.ts';
import { asAppError } from '../response/envelope.ts';
import { identifyClient, trustedBy, type Client } from './client.ts';
import type { Middleware } from '../state.ts';

const saneId = /^[\w.-]{8,64}$/;
const nobody: Client = { ip: '0.0.0.0', host: '', authority: '', secure: false, viaProxy: false };

/**
 * The first middleware: identifies the client and gives the request an id. `X-Request-Id` is accepted from trusted proxies
 * only, so that clients cannot write into the logs.
 */
export function requestIdentity(env: Env): Middleware {
  const trusted = trustedBy(env.trustedProxies);
  return (ctx, next) => {
    let client = nobody;
    let fault: AppError | null = null;
    try {
      client = identifyClient(ctx.req, trusted);
      decodeURIComponent(ctx.path);
    } catch (error) {
      fault =
        error instanceof URIError ? fail('malformed', { message: 'The address is not UTF-8.' }) : asAppError(error);
    }
    const given = ctx.get('X-Request-Id');
    Object.assign(ctx.state, {
      requestId: client.viaProxy && saneId.test(given) ? given : randomUUID(),
      ip: client.ip,
      host: client.host,
      secure: client.secure,
      viaProxy: client.viaProxy,
      origin: `${client.secure ? 'https' : 'http'}://${client.authority}`,
      base: '',
      tenant: null,
      tenantFault: null,
      fault,
      actor: null,
      leastRemaining: Infinity,
      route: 'unmatched',
      notes: {},
      errorCode: null,
    } satisfies typeof ctx.state);
    ctx.set('X-Request-Id', ctx.state.requestId);
    return next();
  };
}
