import type { Tenant } from '../../tenancy/directory.ts';
import { colorOf, escapeHtml, nameOf } from './page-head.ts';

/** Relative luminance (WCAG 2.2) above which black text is more readable than white. */
const blackAbove = 0.179;

function inkOn(color: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > blackAbove ? '#000000' : '#ffffff';
}

/** Splits text into what readers see as characters. */
const characters = new Intl.Segmenter('en', { granularity: 'grapheme' });

function firstCharacters(text: string, count: number): string {
  const segments = [...characters.segment(text)].slice(0, count);
  return segments.map(({ segment }) => segment).join('');
}

/** The first letters of the first two words. */
function initials(name: string): string[] {
  const words = name.split(/\s+/).filter(Boolean).slice(0, 2);
  return words.map((word) => firstCharacters(word, 1).toUpperCase());
}

/** The icon of a tenant without a logo: initials on its colour, safe to mask. */
export function iconSvg(tenant: Tenant | null): string {
  const color = colorOf(tenant);
  const letters = initials(nameOf(tenant));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" rx="14" fill="${color}"/><text x="32" y="33" fill="${inkOn(color)}" font-family="system-ui,sans-serif" font-size="${letters.length > 1 ? 26 : 34}" font-weight="600" text-anchor="middle" dominant-baseline="central">${escapeHtml(letters.join(''))}</text></svg>`;
}

/** Web app manifest (W3C): a phone installs the portal under the tenant's name. */
export function webManifest(tenant: Tenant | null, base: string): Record<string, unknown> {
  const name = nameOf(tenant);
  return {
    id: `${base}/`,
    name,
    short_name: firstCharacters(name, 12).trim(),
    start_url: `${base}/`,
    scope: `${base}/`,
    display: 'standalone',
    background_color: '#ffffff',
    theme_color: colorOf(tenant),
    icons: [{ src: `${base}/icon.svg`, sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
  };
}
