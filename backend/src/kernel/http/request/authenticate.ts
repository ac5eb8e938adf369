import type { Actor } from '../../auth/actor.ts';
import { fail } from '../../errors.ts';
import type { Kernel } from '../../kernel.ts';
import type { Endpoint } from '../contract.ts';
import type { Context } from '../state.ts';

/** `Authorization: Bearer …` (RFC 6750 § 2.1), null when the header is absent. */
function bearer(ctx: Context): string | null {
  const header = ctx.get('Authorization');
  if (!header) return null;
  const [scheme, token, ...rest] = header.split(' ');
  if (scheme?.toLowerCase() !== 'bearer' || !token || rest.length > 0) throw fail('unauthenticated');
  return token;
}

/** Who asks; null only where the route can do without. @throws {AppError} 401, with the challenge of RFC 9110 § 11.6.1. */
export async function authenticate(
  kernel: Kernel,
  ctx: Context,
  mode: NonNullable<Endpoint['auth']>,
): Promise<Actor | null> {
  const { tenant } = ctx.state;
  if (mode === 'none' || !tenant) return null;
  try {
    const token = bearer(ctx);
    if (token) return await kernel.tokens.verify(tenant, token);
    if (mode === 'required') throw fail('unauthenticated');
    return null;
  } catch (error) {
    ctx.set('WWW-Authenticate', `Bearer realm="${tenant.slug}"`);
    throw error;
  }
}
