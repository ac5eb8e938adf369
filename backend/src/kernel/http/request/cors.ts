import { fail } from '../../errors.ts';
import { allowedOrigins } from '../../tenancy/settings.ts';
import type { Context, Middleware } from '../state.ts';

const methods = 'GET, POST, PUT, PATCH, DELETE';
const requestHeaders = 'Authorization, Content-Type, Idempotency-Key, If-Match, Last-Event-ID, X-Tenant';
const responseHeaders = 'ETag, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id';

/** Whether the tenant's `settings.allowed_origins` names an origin. */
function allowed(ctx: Context, origin: string): boolean {
  const { tenant } = ctx.state;
  return tenant !== null && allowedOrigins.read(tenant.settings).includes(origin);
}

/** Whether an origin is the portal's own, or one that its tenant allows. */
export function isOwnOrigin(ctx: Context, origin: string): boolean {
  return origin === ctx.state.origin || allowed(ctx, origin);
}

/**
 * Whether a request comes from a page of another origin. Tenants are subdomains of one site, so SameSite cookies travel between
 * them: this check, not the cookie, keeps one tenant's page from acting on another.
 */
function foreign(ctx: Context, origin: string): boolean {
  const site = ctx.get('Sec-Fetch-Site');
  if (site) return site !== 'same-origin' && site !== 'none';
  return origin !== '' && origin !== ctx.state.origin;
}

/**
 * Cross-origin rules (Fetch standard § 3.2): only the tenant's allowed origins, and never with cookies. A preflight carries no
 * `X-Tenant`, so programs of other origins name the tenant by host or path.
 */
export function crossOrigin(): Middleware {
  return (ctx, next) => {
    const origin = ctx.get('Origin');
    if (!origin || !ctx.path.startsWith('/api/')) return next();
    ctx.vary('Origin');
    const welcome = allowed(ctx, origin);
    if (welcome) {
      ctx.set('Access-Control-Allow-Origin', origin);
      ctx.set('Access-Control-Expose-Headers', responseHeaders);
      ctx.set('Cross-Origin-Resource-Policy', 'cross-origin');
    }
    if (ctx.method === 'OPTIONS' && ctx.get('Access-Control-Request-Method')) {
      ctx.state.route = 'preflight';
      if (welcome) ctx.set({ 'Access-Control-Allow-Methods': methods, 'Access-Control-Allow-Headers': requestHeaders });
      ctx.set('Access-Control-Max-Age', '600');
      ctx.status = 204;
      return Promise.resolve();
    }
    if (!welcome && ctx.method !== 'GET' && ctx.method !== 'HEAD' && foreign(ctx, origin)) {
      throw fail('forbidden', { message: 'This portal does not allow calls from pages of that origin.' });
    }
    return next();
  };
}
