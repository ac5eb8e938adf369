/** Where to go after signing in: `?to=`, when it stays inside this portal. */
export function destination(query: URLSearchParams): string {
  const to = query.get('to') ?? '/';
  return to.startsWith('/') && !to.startsWith('//') && !to.includes('\\') ? to : '/';
}
