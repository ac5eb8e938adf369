import type { CookieOptions } from '../route.ts';

/** The value of one cookie (RFC 6265 § 4.2), undefined when it is not there. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  for (const pair of header?.split(';') ?? []) {
    const equals = pair.indexOf('=');
    if (equals > 0 && pair.slice(0, equals).trim() === name) return pair.slice(equals + 1).trim();
  }
  return undefined;
}

/**
 * `Set-Cookie` of a cookie that no script can read. `__Host-` names are always Secure (browsers drop them otherwise);
 * others follow the connection.
 */
export function writeCookie(name: string, value: string | null, options: CookieOptions, secure: boolean): string {
  const parts = [
    `${name}=${value ?? ''}`,
    `Path=${options.path ?? '/'}`,
    `Max-Age=${value === null ? 0 : options.maxAge}`,
    'HttpOnly',
    `SameSite=${options.sameSite === 'lax' ? 'Lax' : 'Strict'}`,
  ];
  if (secure || name.startsWith('__Host-') || name.startsWith('__Secure-')) parts.push('Secure');
  return parts.join('; ');
}
