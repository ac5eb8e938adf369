const allowed = new Set(['http:', 'https:', 'mailto:']);

/**
 * The URL of a link, or null where it must not be one. Only absolute `http`, `https` and `mailto` URLs are allowed: a model must
 * not be able to run a script, open a file, or link to a page of this portal.
 */
export function safeUrl(href: string): URL | null {
  const url = URL.parse(href.trim());
  if (url === null || !allowed.has(url.protocol)) return null;
  // `https://bank.example@evil.example` looks like one host and opens another (RFC 3986 § 7.6).
  if (url.username !== '' || url.password !== '') return null;
  return url;
}
