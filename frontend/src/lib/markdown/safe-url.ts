const allowed = new Set(['http:', 'https:', 'mailto:']);

/**
 * The address a link may lead to, or null. Only absolute `http`, `https` and `mailto`: what a model writes must not run
 * a script, open a file, or lead to a page of this portal in the reader's name.
 */
export function safeUrl(href: string): URL | null {
  const url = URL.parse(href.trim());
  if (url === null || !allowed.has(url.protocol)) return null;
  // `https://bank.example@evil.example` shows one host and opens another.
  if (url.username !== '' || url.password !== '') return null;
  return url;
}
