import { type ReactNode, useState } from 'react';
import { t } from '../../lib/i18n/text.tsx';

/** Elements rendered at first and with each press of the button: 100,000 rows at once would freeze the page. */
const STEP = 400;

/**
 * The first few hundred of `items`, and a button for the next where there are more.
 *
 * @param step elements per step; fewer where each is large
 */
export function useShowMore<T>(items: readonly T[], step = STEP): { shown: readonly T[]; more: ReactNode } {
  const [limit, setLimit] = useState(step);
  const hidden = items.length - limit;
  if (hidden <= 0) return { shown: items, more: null };
  return {
    shown: items.slice(0, limit),
    more: (
      <button type="button" className="show-more" onClick={() => setLimit(limit + step)}>
        {t('markdown.more', { shown: limit, all: items.length })}
      </button>
    ),
  };
}
