import { type ReactNode, useState } from 'react';

/** Elements of one kind drawn at once. A table of 100,000 rows must not freeze the page of someone who never scrolls it. */
const STEP = 400;

/**
 * The first few hundred of `items`, and a button for the next where there are more.
 *
 * @param noun what there is more of: "rows", "items"
 */
export function useClipped<T>(items: readonly T[], noun: string): { shown: readonly T[]; more: ReactNode } {
  const [limit, setLimit] = useState(STEP);
  const hidden = items.length - limit;
  if (hidden <= 0) return { shown: items, more: null };
  return {
    shown: items.slice(0, limit),
    more: (
      <button type="button" className="show-more" onClick={() => setLimit(limit + STEP)}>
        Show {Math.min(hidden, STEP).toLocaleString()} more of {hidden.toLocaleString()} {noun}
      </button>
    ),
  };
}
