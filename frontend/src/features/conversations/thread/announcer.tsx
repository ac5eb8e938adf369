import { useState } from 'react';
import type { Answering } from './use-asking.ts';

/** Tells a screen reader when an answer begins and ends; read word by word it would be noise. */
export function Announcer({ answering }: { answering: Answering }) {
  const writing = answering !== 'no';
  const [hasWritten, setHasWritten] = useState(false);
  if (writing && !hasWritten) setHasWritten(true);
  return (
    <output className="sr-only">
      {writing && 'The answer is being written.'}
      {!writing && hasWritten && 'The answer is complete.'}
    </output>
  );
}
