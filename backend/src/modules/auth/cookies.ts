import { fail } from '../../kernel/errors.ts';
import type { Call } from '../../kernel/http/route.ts';

/** What signing in needs of a call. */
export type SignInContext = Pick<Call, 'request' | 'reply' | 'kernel'>;

/**
 * A name per tenant, because tenants may share a host (`/t/<slug>`). No slug has a dot: one that ends in `-device` has no
 * cookie of another. With `__Host-` (RFC 6265bis § 4.1.3.2) no sibling domain can set it; browsers want Secure for that,
 * which they accept from localhost without TLS.
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
  context.reply.cookie(cookieName(context, '', slug), token, { maxAge, sameSite: 'strict' });
}

export function clearRefreshCookie(context: SignInContext, slug: string): void {
  context.reply.cookie(cookieName(context, '', slug), null, { maxAge: 0, sameSite: 'strict' });
}

export function readDeviceCookie(context: SignInContext, slug: string): string | undefined {
  return context.request.cookie(cookieName(context, '.device', slug));
}

export function setDeviceCookie(context: SignInContext, slug: string, token: string): void {
  context.reply.cookie(cookieName(context, '.device', slug), token, { maxAge: 365 * 24 * 3600, sameSite: 'strict' });
}

/**
 * What acts on a cookie alone is for the portal's own pages: not even origins that the tenant allows may use it.
 * Programs send neither header and hold no cookie of somebody else.
 * @throws {AppError} `forbidden`
 */
export function requireSameOrigin({ request }: SignInContext): void {
  const site = request.header('Sec-Fetch-Site');
  const origin = request.header('Origin');
  if ((site && site !== 'same-origin') || (origin && origin !== request.origin)) throw fail('forbidden');
}
