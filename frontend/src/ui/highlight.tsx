import type { ReactNode } from 'react';

const wordsOf = (q: string) => q.split(/\s+/u).filter((word) => word !== '');

/** The words of a search, and the parts into which the server divides them: `INV-2041`, `INV`, `2041`. Longest first. */
function partsOf(q: string): string[] {
  const parts = wordsOf(q).flatMap((word) => [word, ...word.split(/[-_./@:]+/u)]);
  return [...new Set(parts)].filter((part) => part !== '').toSorted((one, other) => other.length - one.length);
}

/** Matches the words of a search where a word begins, whatever their case; null where there are none. */
export function wordPattern(q: string): RegExp | null {
  const parts = partsOf(q).map(escape);
  return parts.length === 0 ? null : new RegExp(`(?<![\\p{L}\\p{N}])(?:${parts.join('|')})`, 'giu');
}

/** The text with every occurrence of the search words marked, whatever their case. */
export function Highlight({ text, q }: { text: string; q: string }) {
  const words = partsOf(q).map(escape);
  if (words.length === 0) return text;
  return text.split(new RegExp(`(${words.join('|')})`, 'giu')).map((part, index): ReactNode =>
    index % 2 === 1 ? (
      <mark key={index} className="rounded-inner bg-caution-tint text-caution">
        {part}
      </mark>
    ) : (
      part
    ),
  );
}

/** Escapes the syntax characters of a pattern; `u` allows the escape of no other (ECMA-262 § 22.2.1). */
function escape(word: string): string {
  return word.replaceAll(/[.*+?^${}()|[\]\\/]/gu, '\\$&');
}
