import type { Tenant } from '../../tenancy/directory.ts';

/** How a tenant's mails look. */
export interface BrandLook {
  readonly name: string;
  /** An address that a mail program can load; null: the name stands in its place. */
  readonly logo: string | null;
  /** Of the button: the brand's colour. */
  readonly fill: string;
  /** Text on it: black or white, at least 4.5 : 1. */
  readonly onFill: string;
  /** Bounds a fill that has less than 3 : 1 to the white page. */
  readonly edge: string;
}

/** Of tenants that have set no colour, as on their pages. */
const defaultColor = '#1d6b57';
const hexColor = /^#[0-9a-f]{6}$/iu;

/** @param portal the address of the tenant's portal */
export function brandLook({ name, branding }: Pick<Tenant, 'name' | 'branding'>, portal: string): BrandLook {
  const { logo_url: logo, primary_color: color } = branding;
  const fill = color !== null && hexColor.test(color) ? color.toLowerCase() : defaultColor;
  return {
    name,
    logo: logo === null ? null : logoAddress(logo, portal),
    fill,
    // Whichever has more contrast has at least 4.58 : 1.
    onFill: contrastToWhite(fill) >= 21 / contrastToWhite(fill) ? '#ffffff' : '#000000',
    edge: contrastToWhite(fill) >= 3 ? fill : '#767676',
  };
}

/** Pictures of the portal itself and of https addresses. Mail programs show no data addresses. */
function logoAddress(logo: string, portal: string): string | null {
  if (logo.startsWith('/') && !logo.startsWith('//')) return `${portal}${logo}`;
  return logo.startsWith('https://') && URL.canParse(logo) ? logo : null;
}

/** Contrast ratio to white, 1 to 21 (WCAG 2.2); to black it is 21 divided by it. */
function contrastToWhite(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}
