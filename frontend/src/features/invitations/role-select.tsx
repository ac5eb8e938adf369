import type { Role } from '@atrium/backend/api';
import { t } from '../../lib/i18n/text.tsx';
import { allRoles, roleMeaning, roleName } from '../../lib/roles.ts';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';

interface RoleSelectProps {
  value: Role;
  /** The role of who invites. */
  giver: Role;
  onChange: (role: Role) => void;
  label?: string;
}

/** The roles that may be given: only owners make owners. The server decides. */
export function RoleSelect({ value, giver, onChange, label = t('invitations.role') }: RoleSelectProps) {
  const offered = allRoles.filter((role) => role !== 'owner' || giver === 'owner').toReversed();
  return (
    <Field label={label} hint={roleMeaning(value)}>
      {(control) => (
        <Select
          {...control}
          value={value}
          onChange={onChange}
          options={offered.map((role) => ({ value: role, label: roleName(role) }))}
        />
      )}
    </Field>
  );
}
