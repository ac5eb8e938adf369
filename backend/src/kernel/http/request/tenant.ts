import type { Kernel } from '../../kernel.ts';
import { resolveTenant } from '../../tenancy/resolve.ts';
import type { Context, Middleware } from '../state.ts';

/** Finds the tenant and removes `/t/<slug>` from the path, so that routing sees one kind of path. */
export async function findTenant(kernel: Kernel, ctx: Context): Promise<void> {
  const header = ctx.get('X-Tenant') || undefined;
  const claims = { host: ctx.state.host, header, path: ctx.path };
  const found = await resolveTenant(claims, kernel.tenants, kernel.env.baseDomain);
  ctx.state.tenant = found.tenant;
  ctx.state.tenantFault = found.fault;
  ctx.state.base = found.base;
  if (found.path !== ctx.path) ctx.path = found.path;
}

export function tenantOfRequest(kernel: Kernel): Middleware {
  return async (ctx, next) => {
    await findTenant(kernel, ctx);
    await next();
  };
}
