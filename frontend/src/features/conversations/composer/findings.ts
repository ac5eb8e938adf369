import { locale } from '../../../lib/locale.ts';

/** A range of sensitive text, in UTF-16 code units; `type` is the guard's category. */
export interface Finding {
  type: string;
  start: number;
  end: number;
}

interface FindingNames {
  placeholder: string;
  one: string;
  many: (count: number) => string;
}

const names: Record<string, FindingNames> = {
  card: { placeholder: '[card number]', one: 'a card number', many: (count) => `${count} card numbers` },
  ssn: {
    placeholder: '[social security number]',
    one: 'a social security number',
    many: (count) => `${count} social security numbers`,
  },
  iban: { placeholder: '[IBAN]', one: 'an IBAN', many: (count) => `${count} IBANs` },
  password: { placeholder: '[password]', one: 'a password', many: (count) => `${count} passwords` },
  api_key: { placeholder: '[API key]', one: 'an API key', many: (count) => `${count} API keys` },
  secret: { placeholder: '[secret]', one: 'a secret', many: (count) => `${count} secrets` },
};

/** For a type that a newer server knows. */
const unknownNames: FindingNames = {
  placeholder: '[sensitive part]',
  one: 'a sensitive part',
  many: (count) => `${count} sensitive parts`,
};

const namesOf = (finding: Finding) => names[finding.type] ?? unknownNames;

/** Reads `fields.findings` of a `guard_blocked` error. */
export function findingsOf(fields: Record<string, unknown>, textLength: number): Finding[] {
  const findings = Array.isArray(fields['findings']) ? (fields['findings'] as Finding[]) : [];
  return findings
    .filter(({ start, end }) => Number.isInteger(start) && start >= 0 && start < end && end <= textLength)
    .toSorted((a, b) => a.start - b.start);
}

/** The ranges after an edit of the text. A finding that the edit touched is dropped: the guard checks the text again. */
export function shiftFindings(findings: readonly Finding[], before: string, after: string): Finding[] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let tail = 0;
  while (tail < shorter - start && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const end = before.length - tail;
  const shift = after.length - before.length;
  return findings.flatMap((finding) => {
    if (finding.end <= start) return [finding];
    if (finding.start >= end) return [{ ...finding, start: finding.start + shift, end: finding.end + shift }];
    return [];
  });
}

/** The text with a placeholder such as `[card number]` for each finding. */
export function withoutFindings(text: string, findings: readonly Finding[]): string {
  let end = 0;
  let kept = '';
  for (const finding of findings) {
    if (finding.start < end) continue;
    kept += `${text.slice(end, finding.start)}${namesOf(finding).placeholder}`;
    end = finding.end;
  }
  return kept + text.slice(end);
}

/** "a card number and 2 IBANs" */
export function describeFindings(findings: readonly Finding[]): string {
  const byNames = Map.groupBy(findings, namesOf);
  const parts = [...byNames].map(([{ one, many }, { length }]) => (length === 1 ? one : many(length)));
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(parts);
}
