import { isCertain, withoutOverlaps, type Finding, type FindingType } from './finding.ts';
import { fold } from './fold.ts';
import { recognisers } from './recognisers.ts';

/**
 * Everything sensitive in `text`, in the order it stands. What is two things at once is two findings that overlap, since
 * a policy may tell them apart. Linear in the length of the text.
 */
export function inspect(text: string): Finding[] {
  const folded = fold(text);
  return inspectFolded(folded.text).map((finding) => ({
    ...finding,
    start: folded.startOf(finding.start),
    end: folded.endOf(finding.end),
  }));
}

const byNeed = [...Map.groupBy(recognisers, ({ needs }) => needs)];

/** The same for folded text. */
export function inspectFolded(text: string): Finding[] {
  const found: Finding[] = [];
  for (const [need, those] of byNeed) {
    if (!need.test(text)) continue;
    for (const { find } of those) found.push(...find(text));
  }
  if (found.length < 2) return found;
  const inOrder = found.toSorted((a, b) => a.start - b.start || b.end - a.end);
  let around = inOrder[0]!;
  return inOrder.filter((finding) => {
    if (finding !== around && isPartOf(around, finding)) return false;
    if (finding.end > around.end || !isCertain(around)) around = finding;
    return true;
  });
}

const numbers: readonly FindingType[] = ['card', 'ssn'];

/** Whether `inner` was found twice, or is what a longer number or a key happens to look like in the middle. */
function isPartOf(outer: Finding, inner: Finding): boolean {
  if (!isCertain(outer) || inner.end > outer.end) return false;
  if (inner.type === outer.type) return true;
  const isLonger = outer.end - outer.start > inner.end - inner.start;
  return isLonger && outer.type !== 'password' && numbers.includes(inner.type);
}

/** `text` with each finding replaced by its type in brackets; those that overlap by one. */
export function redact(text: string, findings: readonly Finding[]): string {
  let masked = '';
  let from = 0;
  for (const { type, start, end } of withoutOverlaps(findings)) {
    masked += `${text.slice(from, start)}${maskOf(type)}`;
    from = end;
  }
  return masked + text.slice(from);
}

/** What stands where something was. */
const maskOf = (type: Finding['type']): string => `[${type} removed]`;
