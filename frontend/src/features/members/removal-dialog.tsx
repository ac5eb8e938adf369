import type { ReactNode } from 'react';
import { requireTenant } from '../../lib/boot.ts';
import { restoreFocus } from '../../lib/focus.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions, DialogClose, DialogContent } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { toast } from '../../ui/toast.tsx';
import { refusalOf, useRemoval } from './changes.ts';
import type { MemberChoice } from './member-menu.tsx';
import type { Member } from './queries.ts';

interface RemovalDialogProps extends Omit<MemberChoice, 'action'> {
  onClose: () => void;
}

/** Confirms the removal of a member or the refusal of a request to join. */
export function RemovalDialog({ member, opener, onClose }: RemovalDialogProps) {
  const { mutate, isPending, error } = useRemoval();
  const { title, description, action, done } = dialogTexts(member);
  const remove = () =>
    mutate(member, {
      onSuccess: () => {
        toast(done);
        onClose();
      },
    });
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent title={title} description={description} onCloseAutoFocus={() => restoreFocus(opener)}>
        {error && <Notice tone="negative">{refusalOf(error)}</Notice>}
        <DialogActions>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button variant="danger" busy={isPending} onClick={remove}>
            {action}
          </Button>
        </DialogActions>
      </DialogContent>
    </Dialog>
  );
}

function dialogTexts({
  name,
  email,
  status,
}: Member): Record<'action' | 'done', string> & Record<'title' | 'description', ReactNode> {
  const who = <bdi>{name}</bdi>;
  if (status === 'waiting') {
    return {
      title: <>Refuse the request of {who}?</>,
      description: `${email} is signed out and takes no seat. The same person may ask again.`,
      action: 'Refuse',
      done: `The request of ${name} was refused.`,
    };
  }
  return {
    title: <>Remove {who}?</>,
    description: (
      <>
        They are signed out of <bdi>{requireTenant().name}</bdi> on every device, and their seat is free. What they
        wrote stays under their name. Where joining is open, they may ask to come back.
      </>
    ),
    action: 'Remove',
    done: `${name} was removed.`,
  };
}
