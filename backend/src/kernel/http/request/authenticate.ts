import type { Actor } from '../../auth/actor.ts';
import { AppError, fail } from '../../errors.ts';
import type { Kernel } from '../../kernel.ts';
import type { Tenant } from '../../tenancy/directory.ts';
import type { Endpoint } from '../contract.ts';
import type { Context } from '../state.ts';
import { KoaRequest } from './handler-context.ts';

/** Sets the challenge of RFC 6750 § 3, which every 401 carries (RFC 9110 § 11.6.1). Without `error` where no token was sent. */
export function challenge(ctx: Context, error?: 'invalid_token' | 'insufficient_scope'): void {
  const realm = `Bearer realm="${ctx.state.tenant?.slug ?? ''}"`;
  ctx.set('WWW-Authenticate', error === undefined ? realm : `${realm}, error="${error}"`);
}

/** The actor of the bearer token; null without `Authorization`. @throws {AppError} 401 */
export async function bearerActor(kernel: Kernel, ctx: Context, tenant: Tenant): Promise<Actor | null> {
  const header = ctx.get('Authorization');
  if (!header) return null;
  const [scheme, token, ...rest] = header.split(' ');
  if (scheme?.toLowerCase() !== 'bearer') throw unauthenticated(ctx);
  try {
    const way = token && rest.length === 0 ? kernel.authenticators.ofBearer(token) : null;
    if (!way || !token) throw fail('unauthenticated');
    return await kernel.authenticators.authenticate(way, tenant, token, new KoaRequest(ctx));
  } catch (error) {
    if (error instanceof AppError && error.status === 401) challenge(ctx, 'invalid_token');
    throw error;
  }
}

export function unauthenticated(ctx: Context): AppError {
  challenge(ctx);
  return fail('unauthenticated');
}

/** The actor of a request; null only where the route does not require one. @throws {AppError} 401 with a challenge */
export async function authenticate(
  kernel: Kernel,
  ctx: Context,
  mode: Exclude<NonNullable<Endpoint['auth']>, 'signature'>,
): Promise<Actor | null> {
  const { tenant } = ctx.state;
  if (mode === 'none' || !tenant) return null;
  const actor = await bearerActor(kernel, ctx, tenant);
  if (!actor && mode !== 'optional') throw unauthenticated(ctx);
  if (mode === 'session' && actor?.sessionId === null) {
    throw fail('forbidden', { message: 'Only a person who has signed in may do this.' });
  }
  return actor;
}
