/** Where to go after signing in: `?to=`, when it stays inside this portal. */
export function destination(query: URLSearchParams): string {
  const to = query.get('to') ?? '/';
  // Browsers read `\` as `/`, and leave out tabs and line breaks before they look for `//`.
  return /^\/(?!\/)[^\\\p{Cc}]*$/u.test(to) ? to : '/';
}
