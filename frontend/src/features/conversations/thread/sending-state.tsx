import { t } from '../../../lib/i18n/text.tsx';
import { Spinner } from '../../../ui/spinner.tsx';
import type { Turn } from '../stream/turns.ts';

/** Says that a question waits for a connection. Stop cancels it. */
export function SendingState({ turn }: { turn: Turn | undefined }) {
  if (turn?.phase !== 'waiting') return null;
  return (
    <output className="flex items-center gap-2 px-1 pb-2 text-small text-ink-faint">
      <Spinner /> {t('conversations.waiting')}
    </output>
  );
}
