import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { Message } from '../types.ts';
import { ActionButton } from './action-button.tsx';
import { useThread } from './thread-context.tsx';

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
        label="Earlier version"
        disabled={index === 0 || switching || !mayAsk}
        onClick={go(-1)}
      />
      <span>
        <span className="sr-only">Version </span>
        {index + 1}/{siblings.length}
      </span>
      <ActionButton
        icon={ChevronRight}
        label="Later version"
        disabled={index === siblings.length - 1 || switching || !mayAsk}
        onClick={go(1)}
      />
    </div>
  );
}
