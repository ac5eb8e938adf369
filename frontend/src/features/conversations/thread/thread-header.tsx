import { History, SquarePen } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { t } from '../../../lib/i18n/text.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { ConversationMenu } from '../history/conversation-menu.tsx';
import { RenameField } from '../history/rename-field.tsx';
import type { Conversation } from '../types.ts';

interface ThreadHeaderProps {
  /** Null: a new chat. Undefined: loading. */
  conversation: Conversation | null | undefined;
  onGone: () => void;
  onBack: (conversation: Conversation) => void;
}

/** The title and the menu of a chat; on a phone also links to all chats and to a new one. */
export function ThreadHeader({ conversation, onGone, onBack }: ThreadHeaderProps) {
  const [renaming, setRenaming] = useState(false);
  return (
    <header className="flex h-14 shrink-0 items-center gap-1 border-b border-line px-1.5 desktop:px-4">
      <Button asChild variant="ghost" size="icon" className="desktop:hidden">
        <Link to="/chat/history" aria-label={t('conversations.all')}>
          <History />
        </Link>
      </Button>
      <div className="flex min-w-0 flex-1 items-center gap-2 px-1">
        {conversation && renaming ? (
          <RenameField conversation={conversation} onDone={() => setRenaming(false)} className="h-9 max-w-96" />
        ) : (
          <h1 dir="auto" className="truncate font-strong">
            {conversation === null ? t('conversations.new') : conversation?.title}
          </h1>
        )}
        {conversation?.archived && <Badge>{t('conversations.archivedBadge')}</Badge>}
      </div>
      {conversation?.abilities.update && (
        <ConversationMenu
          conversation={conversation}
          onRename={() => setRenaming(true)}
          onGone={onGone}
          onBack={() => onBack(conversation)}
        />
      )}
      <Button asChild variant="ghost" size="icon" className="desktop:hidden">
        <Link to="/chat" aria-label={t('conversations.new')}>
          <SquarePen />
        </Link>
      </Button>
    </header>
  );
}
