import { timingSafeEqual } from 'node:crypto';
import type { Kernel } from '../../kernel.ts';
import { authenticate } from '../request/authenticate.ts';
import type { Context } from '../state.ts';
import { findTenant } from '../request/tenant.ts';

/** Whether the bearer token is `METRICS_TOKEN`. */
function hasMetricsToken({ env: { metricsToken } }: Kernel, ctx: Context): boolean {
  const given = Buffer.from(ctx.get('Authorization'));
  const wanted = Buffer.from(`Bearer ${metricsToken ?? ''}`);
  return metricsToken !== undefined && given.length === wanted.length && timingSafeEqual(given, wanted);
}

/**
 * Whether a request comes from this machine, outside production. In production a proxy on the same machine that sends no
 * X-Forwarded-For would make every client local.
 */
function isDeveloper({ env: { production } }: Kernel, ctx: Context): boolean {
  const isForwarded = Boolean(ctx.get('X-Forwarded-For') || ctx.get('Forwarded'));
  return !production && !isForwarded && (ctx.state.ip === '127.0.0.1' || ctx.state.ip === '::1');
}

/** Whether the client may read `/metrics`. */
export function mayReadMetrics(kernel: Kernel, ctx: Context): boolean {
  return hasMetricsToken(kernel, ctx) || isDeveloper(kernel, ctx);
}

/**
 * Whether the client may see all of `/status`: who may read `/metrics`, and owners and admins of the platform's organization,
 * at its address.
 * @throws {AppError} 401 for a token that is not valid there, 403 for a key
 */
export async function isOperator(kernel: Kernel, ctx: Context): Promise<boolean> {
  if (mayReadMetrics(kernel, ctx)) return true;
  if (!ctx.get('Authorization')) return false;
  await findTenant(kernel, ctx);
  if (ctx.state.tenant?.kind !== 'platform') return false;
  const actor = await authenticate(kernel, ctx, 'session');
  return actor?.role === 'owner' || actor?.role === 'admin';
}
