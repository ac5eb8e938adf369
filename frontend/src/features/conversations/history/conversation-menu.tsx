import { Archive, ArchiveRestore, Ellipsis, Pencil, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { cn } from '../../../lib/cn.ts';
import { useFocusContentOnUnmount } from '../../../lib/hooks.ts';
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
            aria-label={`Actions for ${title}`}
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
            <Pencil /> Rename
          </DropdownMenuItem>
          <DropdownMenuItem
            onSelect={() => {
              archive(conversation);
              if (!archived) onGone?.();
            }}
          >
            {archived ? <ArchiveRestore /> : <Archive />} {archived ? 'Bring back' : 'Archive'}
          </DropdownMenuItem>
          <DropdownMenuItem danger onSelect={() => setDeleting(true)}>
            <Trash2 /> Delete…
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      {deleting && (
        <ConfirmDialog
          title="Delete this chat?"
          description={
            <>
              “<bdi>{title}</bdi>” and every answer in it will be gone. This cannot be undone; archiving can.
            </>
          }
          action="Delete"
          onConfirm={remove}
          onClose={() => setDeleting(false)}
        />
      )}
    </>
  );
}
