import { contrast, fromOklch, type HexColor, type Oklch, toOklch } from './color.ts';

/** The colours that a theme derives from a brand colour. */
export interface Shades {
  /** The fill of the primary button. */
  fill: HexColor;
  fillHover: HexColor;
  /** Text on both: black or white, at least 4.5 : 1. */
  onFill: HexColor;
  /** Bounds a fill that has less than 3 : 1 to the page; else the fill itself. */
  edge: HexColor;
  /** The colour as text, line and focus ring: at least 4.5 : 1. */
  ink: HexColor;
}

interface Theme {
  /** The least favourable background that a fill stands on, and that of text: the tokens of `theme.css`, hovered. */
  underFill: HexColor;
  underInk: HexColor;
  /** Where shades of more contrast lie: towards black (−1) or white (1). */
  away: -1 | 1;
}

/** `--sunken` and, for text, `--hover` on it; in dark `--raised` likewise. */
const themes = {
  light: { underFill: '#f5f4f1', underInk: '#ebe9e6', away: -1 },
  dark: { underFill: '#23262e', underInk: '#31353f', away: 1 },
} as const satisfies Record<string, Theme>;

export type Scheme = keyof typeof themes;

/** WCAG 2.2 § 1.4.11 and § 1.4.3. */
const leastForShapes = 3;
const leastForText = 4.5;
/** Below this chroma a colour reads as black, grey or white. */
const neutralChroma = 0.035;
const hoverStep = 0.045;
const step = 0.005;

/** The nearest lightness of a colour, towards `away`, that has `least` contrast to `background`. */
function reaching(least: number, background: HexColor, color: Oklch, away: Theme['away']): HexColor {
  let shade = fromOklch(color);
  for (let { l } = color; contrast(shade, background) < least && l >= 0 && l <= 1; l += away * step) {
    shade = fromOklch({ ...color, l });
  }
  return shade;
}

/**
 * The fill. A colour that shows on the page is drawn as it is. A neutral one that does not becomes nearly black or white; a dark
 * one is lightened in the dark theme; a light one (yellow) stays in the light theme, where darkening would make another hue of
 * it, and gets an edge.
 */
function fillOf(brand: HexColor, { underFill, away }: Theme): HexColor {
  if (contrast(brand, underFill) >= leastForShapes) return brand;
  const color = toOklch(brand);
  if (color.c < neutralChroma) return fromOklch({ ...color, l: away < 0 ? 0.25 : 0.95 });
  return away < 0 ? brand : reaching(leastForShapes, underFill, color, away);
}

/**
 * The fill while it is hovered: `hoverStep` further from the lightness of the text, so that the text gains contrast; a nearly black or
 * white fill, which has no room there, nearer to it.
 */
function hoverOf(fill: Oklch, onFill: HexColor): HexColor {
  const isExtreme = fill.l < 0.15 || fill.l > 0.93;
  const sign = (onFill === '#ffffff') === isExtreme ? 1 : -1;
  return fromOklch({ ...fill, l: fill.l + sign * hoverStep });
}

function shadesIn(theme: Theme, brand: HexColor): Shades {
  const fill = fillOf(brand, theme);
  const onFill = contrast(fill, '#ffffff') >= contrast(fill, '#000000') ? '#ffffff' : '#000000';
  const color = toOklch(fill);
  return {
    fill,
    onFill,
    fillHover: hoverOf(color, onFill),
    edge: reaching(leastForShapes, theme.underFill, color, theme.away),
    ink: reaching(leastForText, theme.underInk, color, theme.away),
  };
}

/** The shades of a brand colour in both themes. Accepts every colour. */
export function brandShades(brand: HexColor): Record<Scheme, Shades> {
  return { light: shadesIn(themes.light, brand), dark: shadesIn(themes.dark, brand) };
}

/** The custom properties that `theme.css` takes the colours from: `--brand-light-fill`, `--brand-dark-ink` … */
export function brandProperties(brand: HexColor): Record<`--brand${string}`, HexColor> {
  const properties: Record<`--brand${string}`, HexColor> = { '--brand': brand };
  for (const [scheme, { fill, fillHover, onFill, edge, ink }] of Object.entries(brandShades(brand))) {
    properties[`--brand-${scheme}-fill`] = fill;
    properties[`--brand-${scheme}-fill-hover`] = fillHover;
    properties[`--brand-${scheme}-on-fill`] = onFill;
    properties[`--brand-${scheme}-edge`] = edge;
    properties[`--brand-${scheme}-ink`] = ink;
  }
  return properties;
}
