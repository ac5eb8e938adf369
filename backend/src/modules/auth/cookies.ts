import { fail } from '../../kernel/errors.ts';
import type { HandlerContext } from '../../kernel/http/route.ts';

/** The part of a handler context that signing in needs. */
export type SignInContext = Pick<HandlerContext, 'request' | 'response' | 'kernel'>;

/**
 * A cookie name for each tenant, because tenants may share a host (`/t/<slug>`). A slug has no dot, so one that ends in
 * `-device` has no other tenant's cookie. With `__Host-` (RFC 6265bis § 4.1.3.2) no sibling domain can set it; browsers require
 * Secure for that, which they accept from localhost without TLS.
 */
function cookieName({ request, kernel }: SignInContext, kind: '' | '.device', slug: string): string {
  const { protocol, hostname } = new URL(request.origin);
  const local = hostname === 'localhost' || hostname.endsWith('.localhost');
  const prefix = kernel.env.production || protocol === 'https:' || local ? '__Host-' : '';
  return `${prefix}atrium-${slug}${kind}`;
}

export function readRefreshCookie(context: SignInContext, slug: string): string | undefined {
  return context.request.cookie(cookieName(context, '', slug));
}

/** @param maxAge seconds */
export function setRefreshCookie(context: SignInContext, slug: string, token: string, maxAge: number): void {
  context.response.cookie(cookieName(context, '', slug), token, { maxAge, sameSite: 'strict' });
}

export function clearRefreshCookie(context: SignInContext, slug: string): void {
  context.response.cookie(cookieName(context, '', slug), null, { maxAge: 0, sameSite: 'strict' });
}

export function readDeviceCookie(context: SignInContext, slug: string): string | undefined {
  return context.request.cookie(cookieName(context, '.device', slug));
}

export function setDeviceCookie(context: SignInContext, slug: string, token: string): void {
  context.response.cookie(cookieName(context, '.device', slug), token, { maxAge: 365 * 24 * 3600, sameSite: 'strict' });
}

/**
 * Requests that are authenticated by a cookie alone must come from the portal's own pages, not even from origins that the
 * tenant allows. Programs send neither header and hold no cookie of somebody else.
 * @throws {AppError} `forbidden`
 */
export function requireSameOrigin({ request }: SignInContext): void {
  const site = request.header('Sec-Fetch-Site');
  const origin = request.header('Origin');
  if ((site && site !== 'same-origin') || (origin && origin !== request.origin)) throw fail('forbidden');
}
