import { isCertain, withoutOverlaps, type Finding, type FindingType } from './finding.ts';
import { fold } from './fold.ts';
import { recognisers } from './recognisers.ts';

/**
 * All findings in `text`, in the order of position. What is of two types is two overlapping findings, since a policy may treat
 * them differently. Linear in the length of the text.
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

/** As `inspect`, for folded text. */
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

/** Whether `inner` is a duplicate of `outer`, or a part of a longer number or key. */
function isPartOf(outer: Finding, inner: Finding): boolean {
  if (!isCertain(outer) || inner.end > outer.end) return false;
  if (inner.type === outer.type) return true;
  const isLonger = outer.end - outer.start > inner.end - inner.start;
  return isLonger && outer.type !== 'password' && numbers.includes(inner.type);
}

/** `text` with each finding replaced by its type in brackets; overlapping ones by one. */
export function redact(text: string, findings: readonly Finding[]): string {
  let masked = '';
  let from = 0;
  for (const { type, start, end } of withoutOverlaps(findings)) {
    masked += `${text.slice(from, start)}${maskOf(type)}`;
    from = end;
  }
  return masked + text.slice(from);
}

/** The mask of a finding. */
const maskOf = (type: Finding['type']): string => `[${type} removed]`;
