/** Relative luminance of `#rrggbb`, 0 (black) to 1 (white) (WCAG 2.2). */
function luminance(color: string): number {
  const channel = (at: number) => {
    const share = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

/** Contrast of `#rrggbb` with white, 1 to 21 (WCAG 2.2, contrast ratio). */
export function contrastWithWhite(color: string): number {
  return 1.05 / (luminance(color) + 0.05);
}
