import { Archive, ArchiveRestore, Ellipsis, Pencil, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { cn } from '../../../lib/cn.ts';
import { useFocusContentOnUnmount } from '../../../lib/hooks.ts';
import { t, Text } from '../../../lib/i18n/text.tsx';
import { Button } from '../../../ui/button.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
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
  className?: string;
}

export function ConversationMenu({ conversation, onRename, onGone, className }: ConversationMenuProps) {
  const [deleting, setDeleting] = useState(false);
  const renaming = useRef(false);
  const archive = useArchive();
  const { mutate: deleteConversation } = useDeleteConversation();
  const { id, archived, title } = conversation;
  useFocusContentOnUnmount();

  function remove() {
    setDeleting(false);
    onGone?.();
    deleteConversation(id);
  }

  return (
    <>
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
          <DropdownMenuItem danger onSelect={() => setDeleting(true)}>
            <Trash2 /> {t('conversations.askToDelete')}
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      {deleting && (
        <ConfirmDialog
          title={t('conversations.deleteTitle')}
          description={<Text id="conversations.deleteText" values={{ title }} />}
          action={t('conversations.delete')}
          onConfirm={remove}
          onClose={() => setDeleting(false)}
        />
      )}
    </>
  );
}
