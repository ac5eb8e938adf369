import { Archive, ArchiveRestore, Ellipsis, Pencil, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { cn } from '../../../lib/cn.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog, DialogActions, DialogClose, DialogContent } from '../../../ui/dialog.tsx';
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
  const { archived, title } = conversation;
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
      <Dialog open={deleting} onOpenChange={setDeleting}>
        <DeleteDialog conversation={conversation} onGone={onGone} onClose={() => setDeleting(false)} />
      </Dialog>
    </>
  );
}

interface DeleteDialogProps {
  conversation: Conversation;
  onGone: (() => void) | undefined;
  onClose: () => void;
}

function DeleteDialog({ conversation, onGone, onClose }: DeleteDialogProps) {
  const { mutate } = useDeleteConversation();
  function remove() {
    onClose();
    onGone?.();
    mutate(conversation.id);
  }
  return (
    <DialogContent
      title="Delete this chat?"
      description={
        <>
          “<bdi>{conversation.title}</bdi>” and every answer in it will be gone. This cannot be undone; archiving can.
        </>
      }
    >
      <DialogActions>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button variant="danger" onClick={remove}>
          Delete
        </Button>
      </DialogActions>
    </DialogContent>
  );
}
