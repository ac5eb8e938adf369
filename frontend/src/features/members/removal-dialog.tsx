import type { ReactNode } from 'react';
import { requireTenant } from '../../lib/boot.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { toast } from '../../ui/toast.tsx';
import { refusalOf, useRemoval } from './changes.ts';
import type { Member } from './queries.ts';

interface RemovalDialogProps {
  member: Member;
  onClose: () => void;
}

/** Confirms the removal of a member or the refusal of a request to join. */
export function RemovalDialog({ member, onClose }: RemovalDialogProps) {
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
    <ConfirmDialog
      title={title}
      description={description}
      action={action}
      busy={isPending}
      failure={error ? refusalOf(error) : undefined}
      onConfirm={remove}
      onClose={onClose}
    />
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
