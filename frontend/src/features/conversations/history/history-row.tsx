import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { cn } from '../../../lib/cn.ts';
import { Highlight } from '../../../ui/highlight.tsx';
import { Time } from '../../../ui/time.tsx';
import type { Conversation } from '../types.ts';
import { ConversationMenu } from './conversation-menu.tsx';
import { activityOf } from './groups.ts';
import { RenameField } from './rename-field.tsx';

interface HistoryRowProps {
  conversation: Conversation;
  q: string;
  to: string;
  /** It is the one beside the list. */
  isOpen: boolean;
}

export function HistoryRow({ conversation, q, to, isOpen }: HistoryRowProps) {
  const [renaming, setRenaming] = useState(false);
  const { title, hit } = conversation;
  const navigate = useNavigate();
  return (
    <li
      className={cn(
        'group flex items-center rounded ps-3 pe-1 focus-within:bg-hover hover:bg-hover',
        isOpen && 'bg-hover',
      )}
    >
      {renaming ? (
        <div className="flex-1 py-2 pe-2">
          <RenameField conversation={conversation} onDone={() => setRenaming(false)} className="h-9" />
        </div>
      ) : (
        <Link
          to={to}
          aria-current={isOpen ? 'true' : undefined}
          className="flex min-h-13 min-w-0 flex-1 items-center gap-4 rounded py-2 desktop:min-h-11"
        >
          <span className="grid min-w-0 flex-1">
            <span dir="auto" className="truncate">
              <Highlight text={title} q={q} />
            </span>
            {hit && (
              <span dir="auto" className="line-clamp-2 text-small text-ink-soft">
                <Highlight text={hit.excerpt} q={q} />
              </span>
            )}
          </span>
          <span className="shrink-0 text-small text-ink-faint">
            <Time at={activityOf(conversation)} />
          </span>
        </Link>
      )}
      <ConversationMenu
        conversation={conversation}
        onRename={() => setRenaming(true)}
        onGone={() => void (isOpen && navigate('/chat/history'))}
      />
    </li>
  );
}
