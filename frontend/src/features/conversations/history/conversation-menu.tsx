import { Archive, ArchiveRestore, Ellipsis, Pencil, Trash2 } from 'lucide-react';
import { useRef } from 'react';
import { cn } from '../../../lib/cn.ts';
import { useFocusContentOnUnmount } from '../../../lib/hooks.ts';
import { t } from '../../../lib/i18n/text.tsx';
import { Button } from '../../../ui/button.tsx';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from '../../../ui/dropdown-menu.tsx';
import { useArchive, useDeleteConversation } from '../changes.ts';
import type { Conversation } from '../types.ts';

interface ConversationMenuProps {
  conversation: Conversation;
  onRename: () => void;
  /** Called after it was archived or deleted. */
  onGone?: () => void;
  /** Called when its deletion was undone. */
  onBack?: () => void;
  className?: string;
}

export function ConversationMenu({ conversation, onRename, onGone, onBack, className }: ConversationMenuProps) {
  const renaming = useRef(false);
  const archive = useArchive();
  const deleteConversation = useDeleteConversation();
  const { archived, title } = conversation;
  useFocusContentOnUnmount();

  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button
          variant="ghost"
          size="icon"
          aria-label={t('conversations.actionsFor', { title })}
          className={cn('desktop:size-8', className)}
        >
          <Ellipsis />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent
        align="end"
        onCloseAutoFocus={(event) => {
          // The rename field takes the focus, which the menu would otherwise return to its button.
          if (!renaming.current) return;
          renaming.current = false;
          event.preventDefault();
          onRename();
        }}
      >
        <DropdownMenuItem
          onSelect={() => {
            renaming.current = true;
          }}
        >
          <Pencil /> {t('conversations.rename')}
        </DropdownMenuItem>
        <DropdownMenuItem
          onSelect={() => {
            archive(conversation);
            if (!archived) onGone?.();
          }}
        >
          {archived ? <ArchiveRestore /> : <Archive />}
          {archived ? t('conversations.restore') : t('conversations.archive')}
        </DropdownMenuItem>
        <DropdownMenuItem
          danger
          onSelect={() => {
            onGone?.();
            deleteConversation(conversation, onBack);
          }}
        >
          <Trash2 /> {t('conversations.delete')}
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
