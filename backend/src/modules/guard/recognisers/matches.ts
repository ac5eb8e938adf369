/**
 * As `text.matchAll(pattern)` from `from` on, without the copy of the pattern that it makes. `pattern` is global; its
 * `lastIndex` may be changed between two matches.
 */
export function matches(pattern: RegExp, text: string, from = 0): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  pattern.lastIndex = from;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) found.push(match);
  return found;
}
