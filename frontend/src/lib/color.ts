/** `#rrggbb`, in lower case. */
export type HexColor = `#${string}`;

/** Parses a colour that was typed: `#1D6B57`, `1d6b57` or `#fff`. Null: it is none. */
export function parseHexColor(text: string): HexColor | null {
  const digits = /^#?(?<digits>[0-9a-f]{3}|[0-9a-f]{6})$/iu.exec(text.trim())?.groups?.['digits']?.toLowerCase();
  if (digits === undefined) return null;
  return `#${digits.length === 6 ? digits : digits.replaceAll(/./gu, '$&$&')}`;
}

type Triple = readonly [number, number, number];

/** Linear sRGB, 0 to 1 each (IEC 61966-2-1). */
function toLinear(color: HexColor): Triple {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return [red ?? 0, green ?? 0, blue ?? 0];
}

function fromLinear(channels: Triple): HexColor {
  const bytes = channels.map((value) => {
    const bounded = Math.min(1, Math.max(0, value));
    const channel = bounded <= 0.0031308 ? bounded * 12.92 : 1.055 * bounded ** (1 / 2.4) - 0.055;
    return Math.round(channel * 255)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${bytes.join('')}`;
}

/** Relative luminance, 0 to 1 (WCAG 2.2). */
function luminance(color: HexColor): number {
  const [red, green, blue] = toLinear(color);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio of two colours, 1 to 21 (WCAG 2.2). */
export function contrast(one: HexColor, other: HexColor): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** OKLCH (CSS Color 4 § 9.2): lightness 0 to 1, chroma 0 to about 0.33, hue in radians. */
export interface Oklch {
  l: number;
  c: number;
  h: number;
}

export function toOklch(color: HexColor): Oklch {
  const [red, green, blue] = toLinear(color);
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const medium = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  const a = 1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short;
  const b = 0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short;
  return {
    l: 0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short,
    c: Math.hypot(a, b),
    h: Math.atan2(b, a),
  };
}

function linearOf({ l, c, h }: Oklch): Triple {
  const [a, b] = [c * Math.cos(h), c * Math.sin(h)];
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ];
}

const isInGamut = (channels: Triple): boolean => channels.every((value) => value >= -0.0001 && value <= 1.0001);

/** Converts to sRGB. A colour outside of its gamut loses chroma until it fits, within 0.0005; lightness and hue stay. */
export function fromOklch(color: Oklch): HexColor {
  const l = Math.min(1, Math.max(0, color.l));
  let [most, least] = [color.c, 0];
  if (isInGamut(linearOf({ ...color, l }))) return fromLinear(linearOf({ ...color, l }));
  while (most - least > 0.0005) {
    const c = (most + least) / 2;
    if (isInGamut(linearOf({ ...color, l, c }))) least = c;
    else most = c;
  }
  return fromLinear(linearOf({ ...color, l, c: least }));
}
