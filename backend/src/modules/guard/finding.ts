/** The types of findings. `secret`: private keys, signed tokens and other credentials that are no API key. */
export const findingTypes = ['card', 'ssn', 'iban', 'password', 'api_key', 'secret'] as const;
export type FindingType = (typeof findingTypes)[number];

/**
 * `certain`: the form, a word beside it or an issuer's format identifies it. `uncertain`: it may as well be an order or part
 * number, so it is never blocked or masked (`actionOn` in policy.ts).
 */
export const confidences = ['certain', 'uncertain'] as const;
export type Confidence = (typeof confidences)[number];

/** The position of something sensitive, in UTF-16 code units of the given text; never its value. */
export interface Finding {
  type: FindingType;
  start: number;
  end: number;
  confidence: Confidence;
}

export const isCertain = ({ confidence }: Finding): boolean => confidence === 'certain';

/** `findings` in the order of position, overlapping ones merged: with the type of the first, and certain if one of them is. */
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
