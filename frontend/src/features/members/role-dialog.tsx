import type { Role } from '@atrium/backend/api';
import { type Ref, useId, useRef, useState } from 'react';
import { t, Text } from '../../lib/i18n/text.tsx';
import { roleMeaning, roleName } from '../../lib/roles.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { toast } from '../../ui/toast.tsx';
import { refusalOf, useRoleChange } from './changes.ts';
import type { Member } from './queries.ts';

interface RoleDialogProps {
  member: Member;
  onClose: () => void;
}

export function RoleDialog({ member, onClose }: RoleDialogProps) {
  const [role, setRole] = useState(member.role);
  const chosen = useRef<HTMLInputElement>(null);
  const { mutate, isPending, error } = useRoleChange();
  const save = () => {
    if (role === member.role) return onClose();
    mutate(
      { member, role },
      {
        onSuccess: ({ name }) => {
          toast(t('members.roleSaved', { name, role: roleName(role) }), { tone: 'positive' });
          onClose();
        },
      },
    );
  };
  return (
    <Dialog
      onClose={onClose}
      title={<Text id="members.roleTitle" values={{ name: member.name }} />}
      description={t('members.roleText')}
      onOpenAutoFocus={(event) => {
        event.preventDefault();
        chosen.current?.focus();
      }}
    >
      <fieldset className="grid gap-1">
        <legend className="sr-only">{t('members.role')}</legend>
        {member.assignable_roles.map((one) => (
          <RoleOption
            key={one}
            ref={one === role ? chosen : null}
            role={one}
            checked={one === role}
            onChoose={() => setRole(one)}
          />
        ))}
      </fieldset>
      {error && (
        <Notice tone="negative" className="mt-4">
          {refusalOf(error)}
        </Notice>
      )}
      <DialogActions>
        <Button variant="primary" busy={isPending} onClick={save}>
          {t('members.saveRole')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

interface RoleOptionProps {
  ref: Ref<HTMLInputElement>;
  role: Role;
  checked: boolean;
  onChoose: () => void;
}

function RoleOption({ ref, role, checked, onChoose }: RoleOptionProps) {
  const id = useId();
  return (
    <div className="flex gap-3 rounded px-3 py-2 hover:bg-hover has-checked:bg-hover has-focus-visible:outline-2 has-focus-visible:outline-brand-ink">
      <input
        ref={ref}
        type="radio"
        id={id}
        name="role"
        checked={checked}
        onChange={onChoose}
        aria-labelledby={`${id}-name`}
        aria-describedby={`${id}-meaning`}
        className="mt-1 size-4 shrink-0 accent-brand outline-none"
      />
      <label htmlFor={id} className="grid min-h-10 flex-1 leading-snug">
        <span id={`${id}-name`} className="font-strong">
          {roleName(role)}
        </span>
        <span id={`${id}-meaning`} className="text-small text-ink-faint">
          {roleMeaning(role)}
        </span>
      </label>
    </div>
  );
}
