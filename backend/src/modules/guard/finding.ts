/** What the guard knows. `secret`: private keys, signed tokens and other credentials that are no API key. */
export const findingTypes = ['card', 'ssn', 'iban', 'password', 'api_key', 'secret'] as const;
export type FindingType = (typeof findingTypes)[number];

/**
 * `certain`: its form, a word beside it or an issuer's format say what it is. `uncertain`: it may as well be an order or
 * part number, so it is never blocked or masked (`actionOn` in policy.ts).
 */
export const confidences = ['certain', 'uncertain'] as const;
export type Confidence = (typeof confidences)[number];

/** Where something sensitive stands, in UTF-16 code units of the text that was given; never what it is. */
export interface Finding {
  type: FindingType;
  start: number;
  end: number;
  confidence: Confidence;
}

export const isCertain = ({ confidence }: Finding): boolean => confidence === 'certain';

/** `findings` in the order they stand, those that overlap as one: of the first's type, as certain as the surest. */
export function withoutOverlaps(findings: readonly Finding[]): Finding[] {
  const apart: Finding[] = [];
  for (const finding of findings.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = apart.at(-1);
    if (last && finding.start < last.end) {
      last.end = Math.max(last.end, finding.end);
      if (finding.confidence === 'certain') last.confidence = 'certain';
    } else apart.push({ ...finding });
  }
  return apart;
}
