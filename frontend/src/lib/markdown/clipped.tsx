import { type ReactNode, useState } from 'react';

/** Elements drawn at once. A table of 100,000 rows must not freeze the page of someone who never scrolls it. */
const STEP = 400;

/**
 * The first few hundred of `items`, and a button for the next where there are more.
 *
 * @param noun what there is more of: "rows", "items"
 * @param step how many at once, fewer where each is large
 */
export function useClipped<T>(
  items: readonly T[],
  noun: string,
  step = STEP,
): { shown: readonly T[]; more: ReactNode } {
  const [limit, setLimit] = useState(step);
  const hidden = items.length - limit;
  if (hidden <= 0) return { shown: items, more: null };
  return {
    shown: items.slice(0, limit),
    more: (
      <button type="button" className="show-more" onClick={() => setLimit(limit + step)}>
        Show {Math.min(hidden, step).toLocaleString()} more of {hidden.toLocaleString()} {noun}
      </button>
    ),
  };
}
