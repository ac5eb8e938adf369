import type { Finding } from '../finding.ts';

/** Area 001–899 without 666, group 01–99, serial 0001–9999 (Social Security Administration, POMS RM 10201.030). */
const valid = /^(?!000|666|9)\d{3}(?!00)\d{2}(?!0000)\d{4}$/;
const candidate = /(?<![\d-])(\d{3})([- .]?)(\d{2})\2(\d{4})(?!\d|-\d)/g;
const named = /(?:\bssn\b|\bss#|social.{0,3}security|\btin\b|tax(?:payer)?.{0,3}id)[^\n]{0,40}$/i;
const contextLength = 80;

/** With hyphens they are unmistakable; with spaces, dots or nothing between, only where the text says what they are. */
export function* findSsns(text: string): Generator<Finding> {
  for (const match of text.matchAll(candidate)) {
    const [whole, area, separator, group, serial] = match;
    if (!valid.test(`${area}${group}${serial}`)) continue;
    const context = text.slice(Math.max(0, match.index - contextLength), match.index);
    if (separator !== '-' && !named.test(context)) continue;
    yield { type: 'ssn', start: match.index, end: match.index + whole.length };
  }
}
