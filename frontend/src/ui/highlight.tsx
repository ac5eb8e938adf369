import type { ReactNode } from 'react';

const wordsOf = (q: string) => q.split(/\s+/u).filter((word) => word !== '');

/** The text with every occurrence of the search words marked, whatever their case. */
export function Highlight({ text, q }: { text: string; q: string }) {
  const words = wordsOf(q).map(escape);
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

/** Whether `Highlight` marks something: the search has found this text, and not another one. */
export function isHighlighted(text: string, q: string): boolean {
  const shown = text.toLocaleLowerCase();
  return wordsOf(q.toLocaleLowerCase()).some((word) => shown.includes(word));
}
