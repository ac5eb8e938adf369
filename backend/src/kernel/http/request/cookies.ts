import { parseCookie, stringifySetCookie } from 'cookie';
import type { CookieOptions } from '../route.ts';

/** The value of one cookie (RFC 6265 § 4.2); undefined when it is missing. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  return parseCookie(header ?? '')[name];
}

/**
 * `Set-Cookie` of an HttpOnly cookie; a `value` of null removes it. `__Host-` names are always Secure (browsers drop them
 * otherwise); others are where the connection is.
 * @throws {TypeError} for a name or path that would end the header's field
 */
export function writeCookie(name: string, value: string | null, options: CookieOptions, secure: boolean): string {
  return stringifySetCookie({
    name,
    value: value ?? '',
    path: options.path ?? '/',
    maxAge: value === null ? 0 : options.maxAge,
    httpOnly: true,
    sameSite: options.sameSite ?? 'strict',
    secure: secure || name.startsWith('__Host-') || name.startsWith('__Secure-'),
  });
}
