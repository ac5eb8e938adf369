import type { ReactNode } from 'react';
import { requireTenant } from '../../lib/boot.ts';
import { t, Text } from '../../lib/i18n/text.tsx';
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
  if (status === 'waiting') {
    return {
      title: <Text id="members.refuseTitle" values={{ name }} />,
      description: t('members.refuseText', { email }),
      action: t('members.refuse'),
      done: t('members.refused', { name }),
    };
  }
  return {
    title: <Text id="members.removeTitle" values={{ name }} />,
    description: <Text id="members.removeText" values={{ organization: requireTenant().name }} />,
    action: t('members.remove'),
    done: t('members.removed', { name }),
  };
}
