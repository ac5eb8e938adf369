import type { Middleware } from '../state.ts';

/** On every response; pages replace the Content-Security-Policy by one with a nonce (`pages.ts`). */
const headers = {
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(self), microphone=(self), display-capture=(self), geolocation=()',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
};

export function securityHeaders(): Middleware {
  return (ctx, next) => {
    ctx.set(headers);
    // Two years, as hstspreload.org requires; without includeSubDomains, since a custom domain's siblings belong to others.
    if (ctx.state.secure) ctx.set('Strict-Transport-Security', 'max-age=63072000');
    return next();
  };
}
