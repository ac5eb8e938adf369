/** The portal address that suggests itself: "Müller & Söhne GmbH" → "mueller-soehne-gmbh". Empty when nothing fits. */
export function slugFrom(name: string): string {
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

/** What somebody pasted or typed as "my portal", down to its slug: `acme`, `acme.example.com`, `https://…/t/acme/chat`. */
export function slugIn(text: string): string {
  const address = text.trim().toLowerCase();
  const inPath = /\/t\/([^/?#]+)/u.exec(address)?.[1];
  const host = address.replace(/^https?:\/\//u, '').split(/[/:?#]/u)[0] ?? '';
  return inPath ?? host.split('.')[0] ?? '';
}
