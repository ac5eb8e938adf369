import { randomUUID } from 'node:crypto';
import type { Env } from '../../env.ts';
import { fail, type AppError } from '../../errors.ts';
import { asAppError } from '../answer/envelope.ts';
import { identifyClient, trustedBy, type Client } from './client.ts';
import type { Middleware } from '../state.ts';

const saneId = /^[\w.-]{8,64}$/;
const nobody: Client = { ip: '0.0.0.0', host: '', authority: '', secure: false, viaProxy: false };

/**
 * First of all: who asks, and the id under which the request is found again. `X-Request-Id` is taken over only from a
 * trusted proxy, so that nobody writes into our logs.
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
