/** The path to navigate to after sign-in: `?to=` where it is a path of this portal, else `/`. */
export function destination(query: URLSearchParams): string {
  const to = query.get('to') ?? '/';
  // Browsers treat `\` as `/`, and strip tabs and line breaks (WHATWG URL § 4.4): either would allow `//evil.test`.
  return /^\/(?!\/)[^\\\p{Cc}]*$/u.test(to) ? to : '/';
}
