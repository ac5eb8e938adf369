import { useState } from 'react';
import { t } from '../../../lib/i18n/text.tsx';
import type { Answering } from './use-sending.ts';

/** Announces to screen readers when an answer begins and ends, instead of every delta. */
export function Announcer({ answering }: { answering: Answering }) {
  const writing = answering !== 'no';
  const [hasWritten, setHasWritten] = useState(false);
  if (writing && !hasWritten) setHasWritten(true);
  return (
    <output className="sr-only">
      {writing && t('conversations.answerBegan')}
      {!writing && hasWritten && t('conversations.answerEnded')}
    </output>
  );
}
