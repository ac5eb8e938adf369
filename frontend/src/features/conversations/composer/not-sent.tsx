import type { ReactNode } from 'react';
import { Text } from '../../../lib/i18n/text.tsx';

const parts = { strong: (text: ReactNode) => <strong>{text}</strong> };

/** Says that a question was not sent. @param reason in whole sentences */
export function NotSent({ reason }: { reason: string }) {
  return (
    <p>
      <Text id="conversations.notSent" values={{ reason }} parts={parts} />
    </p>
  );
}
