import { useEffect } from 'react';
import { hintedQueries } from '../registry.ts';

/** Behind what the first page needs. */
const START_AFTER_MS = 1_500;

/** Keeps what is shown up to date with the server. It belongs to one person in one role: others hear of other topics. */
export function HintListener() {
  useEffect(() => {
    const aborter = new AbortController();
    const start = async () => (await import('../../api/hints.ts')).followHints(hintedQueries, aborter.signal);
    // Where its code cannot be loaded, pages are as new as their last visit.
    const timer = setTimeout(() => void start().catch(() => undefined), START_AFTER_MS);
    return () => {
      clearTimeout(timer);
      aborter.abort(new Error('Not followed any more'));
    };
  }, []);
  return null;
}
