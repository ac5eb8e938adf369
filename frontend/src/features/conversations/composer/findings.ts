/** A range of sensitive text, in UTF-16 code units; `type` is the guard's category. */
export interface Finding {
  type: string;
  start: number;
  end: number;
}

const names: Record<string, string> = {
  card: 'card number',
  ssn: 'social security number',
  iban: 'IBAN',
  password: 'password',
  api_key: 'API key',
  secret: 'secret',
};

export function nameOf(finding: Finding): string {
  return names[finding.type] ?? 'sensitive part';
}

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
    kept += `${text.slice(end, finding.start)}[${nameOf(finding)}]`;
    end = finding.end;
  }
  return kept + text.slice(end);
}

/** "a card number and 2 IBANs" */
export function describeFindings(findings: readonly Finding[]): string {
  const counts = new Map<string, number>();
  for (const finding of findings) counts.set(nameOf(finding), (counts.get(nameOf(finding)) ?? 0) + 1);
  const parts = [...counts].map(([name, count]) => (count === 1 ? `${articleOf(name)} ${name}` : `${count} ${name}s`));
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(parts);
}

function articleOf(name: string): string {
  return /^[AEIO]/iu.test(name) ? 'an' : 'a';
}
