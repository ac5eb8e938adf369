import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { t, Text } from '../../../lib/i18n/text.tsx';
import type { Message } from '../types.ts';
import { ActionButton } from './action-button.tsx';
import { useThread } from './thread-context.tsx';

const parts = { hidden: (text: ReactNode) => <span className="sr-only">{text}</span> };

/** Switches between the versions of a message, as ‹ 2/3 ›. Renders nothing for a message with one version. */
export function BranchSwitcher({ message }: { message: Message }) {
  const { showBranch, switching, mayAsk } = useThread();
  const { sibling_ids: siblings } = message;
  const index = siblings.indexOf(message.id);
  if (siblings.length < 2 || index === -1) return null;
  const go = (step: number) => () => {
    const sibling = siblings[index + step];
    if (sibling !== undefined) showBranch(sibling);
  };
  return (
    <div className="flex items-center text-small text-ink-faint rtl:[&_svg]:rotate-180">
      <ActionButton
        icon={ChevronLeft}
        label={t('conversations.earlierVersion')}
        disabled={index === 0 || switching || !mayAsk}
        onClick={go(-1)}
      />
      <span>
        <Text id="conversations.version" values={{ index: index + 1, count: siblings.length }} parts={parts} />
      </span>
      <ActionButton
        icon={ChevronRight}
        label={t('conversations.laterVersion')}
        disabled={index === siblings.length - 1 || switching || !mayAsk}
        onClick={go(1)}
      />
    </div>
  );
}
