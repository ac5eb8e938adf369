import { timingSafeEqual } from 'node:crypto';
import type { Kernel } from '../../kernel.ts';
import { authenticate } from '../request/authenticate.ts';
import type { Context } from '../state.ts';
import { findTenant } from '../request/tenant.ts';

/** `METRICS_TOKEN`, as bearer. */
function hasMetricsToken({ env: { metricsToken } }: Kernel, ctx: Context): boolean {
  const given = Buffer.from(ctx.get('Authorization'));
  const wanted = Buffer.from(`Bearer ${metricsToken ?? ''}`);
  return metricsToken !== undefined && given.length === wanted.length && timingSafeEqual(given, wanted);
}

/**
 * Outside production, whoever works on this machine: the demo's passwords, which are public, would let them see it as well.
 * In production never: a proxy on the same machine that sends no X-Forwarded-For would be one, and with it the world.
 */
function isDeveloper({ env: { production } }: Kernel, ctx: Context): boolean {
  const isForwarded = Boolean(ctx.get('X-Forwarded-For') || ctx.get('Forwarded'));
  return !production && !isForwarded && (ctx.state.ip === '127.0.0.1' || ctx.state.ip === '::1');
}

/** Who may read the figures of this process. */
export function mayReadMetrics(kernel: Kernel, ctx: Context): boolean {
  return hasMetricsToken(kernel, ctx) || isDeveloper(kernel, ctx);
}

/**
 * Who may see what the installation is made of: who may read its figures, and owners and admins of the platform's
 * organization, at its address.
 *
 * @throws {AppError} 401 for a token that is not good there, 403 for a key
 */
export async function isOperator(kernel: Kernel, ctx: Context): Promise<boolean> {
  if (mayReadMetrics(kernel, ctx)) return true;
  if (!ctx.get('Authorization')) return false;
  await findTenant(kernel, ctx);
  if (ctx.state.tenant?.kind !== 'platform') return false;
  const actor = await authenticate(kernel, ctx, 'session');
  return actor?.role === 'owner' || actor?.role === 'admin';
}
