/** A slug for a name: "Müller & Söhne GmbH" → "mueller-soehne-gmbh", at most 40 characters. Empty where no letter fits. */
export function slugify(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[äöü]/gu, (umlaut) => ({ ä: 'ae', ö: 'oe', ü: 'ue' })[umlaut] ?? umlaut)
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .slice(0, 40)
    .replaceAll(/^-+|-+$/gu, '');
}

/** The slug in what a user typed or pasted: `acme`, `acme.example.com`, `https://…/t/acme/chat`. */
export function slugFromAddress(text: string): string {
  const address = text.trim().toLowerCase();
  const inPath = /\/t\/([^/?#]+)/u.exec(address)?.[1];
  const host = address.replace(/^https?:\/\//u, '').split(/[/:?#]/u)[0] ?? '';
  return inPath ?? host.split('.')[0] ?? '';
}
