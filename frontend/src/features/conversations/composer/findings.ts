import { perLocale } from '../../../lib/i18n/i18n.ts';
import { type MessageId, type PlainMessageId, t } from '../../../lib/i18n/text.tsx';

/** A range of sensitive text, in UTF-16 code units; `type` is the guard's category. */
export interface Finding {
  type: string;
  start: number;
  end: number;
}

/** The messages that name a type: what replaces it in the text, and how many there are. */
interface FindingNames {
  placeholder: PlainMessageId;
  count: Extract<MessageId, `conversations.finding${string}`>;
}

const names: Readonly<Record<string, FindingNames>> = {
  card: { placeholder: 'conversations.placeholderCard', count: 'conversations.findingCard' },
  ssn: { placeholder: 'conversations.placeholderSsn', count: 'conversations.findingSsn' },
  iban: { placeholder: 'conversations.placeholderIban', count: 'conversations.findingIban' },
  password: { placeholder: 'conversations.placeholderPassword', count: 'conversations.findingPassword' },
  api_key: { placeholder: 'conversations.placeholderApiKey', count: 'conversations.findingApiKey' },
  secret: { placeholder: 'conversations.placeholderSecret', count: 'conversations.findingSecret' },
};

/** For a type that a newer server knows. */
const unknownNames: FindingNames = {
  placeholder: 'conversations.placeholderOther',
  count: 'conversations.findingOther',
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
    kept += `${text.slice(end, finding.start)}${t(namesOf(finding).placeholder)}`;
    end = finding.end;
  }
  return kept + text.slice(end);
}

const list = perLocale((locale) => new Intl.ListFormat(locale, { type: 'conjunction' }));

/** "a card number and 2 IBANs" */
export function describeFindings(findings: readonly Finding[]): string {
  const byNames = Map.groupBy(findings, namesOf);
  return list().format([...byNames].map(([{ count }, { length }]) => t(count, { count: length })));
}
