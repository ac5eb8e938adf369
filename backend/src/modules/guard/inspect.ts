import type { Finding } from './finding.ts';
import { fold } from './fold.ts';
import { recognisers } from './recognisers.ts';

/** Everything sensitive in `text`, in the order it stands, without overlaps. Linear in the length of the text. */
export function inspect(text: string): Finding[] {
  const folded = fold(text);
  const found = recognisers.flatMap((recognise) => [...recognise(folded.text)]);
  if (found.length === 0) return found;
  return withoutOverlaps(found).map(({ type, start, end }) => ({
    type,
    start: folded.startOf(start),
    end: folded.endOf(end),
  }));
}

/** Findings that overlap become one that covers them all, by the name of the one that stands first. */
function withoutOverlaps(found: readonly Finding[]): Finding[] {
  const apart: Finding[] = [];
  for (const finding of found.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = apart.at(-1);
    if (last && finding.start < last.end) last.end = Math.max(last.end, finding.end);
    else apart.push({ ...finding });
  }
  return apart;
}

/** `text` with each finding replaced by its type in brackets. `findings` as `inspect` gave them. */
export function redact(text: string, findings: readonly Finding[]): string {
  let masked = '';
  let from = 0;
  for (const { type, start, end } of findings) {
    masked += `${text.slice(from, start)}${maskOf(type)}`;
    from = end;
  }
  return masked + text.slice(from);
}

/** What stands where something was. */
export const maskOf = (type: Finding['type']): string => `[${type} removed]`;
