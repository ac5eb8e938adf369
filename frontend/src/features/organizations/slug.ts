/** Whether text has the form of a slug: small letters, digits and single hyphens inside, 3 to 40 characters. */
export function isSlug(text: string): boolean {
  return /^(?=.{3,40}$)[a-z0-9]+(?:-[a-z0-9]+)*$/u.test(text);
}

/** The slug in what a user typed or pasted: `acme`, `acme.example.com`, `https://…/t/acme/chat`. */
export function slugFromAddress(text: string): string {
  const address = text.trim().toLowerCase();
  const inPath = /\/t\/([^/?#]+)/u.exec(address)?.[1];
  const host = address.replace(/^https?:\/\//u, '').split(/[/:?#]/u)[0] ?? '';
  return inPath ?? host.split('.')[0] ?? '';
}
