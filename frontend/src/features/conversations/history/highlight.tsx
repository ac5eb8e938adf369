import type { ReactNode } from 'react';

/** The text with every occurrence of the search words marked. */
export function Highlight({ text, q }: { text: string; q: string }) {
  const words = q.trim().split(/\s+/u).filter(Boolean).map(escape);
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

function escape(word: string): string {
  return word.replaceAll(/[.*+?^${}()|[\]\\/-]/gu, '\\$&');
}

/** Whether the title contains a search word; otherwise a message matched. */
export function isInTitle(title: string, q: string): boolean {
  const shown = title.toLocaleLowerCase();
  return q
    .toLocaleLowerCase()
    .split(/\s+/u)
    .some((word) => word !== '' && shown.includes(word));
}
