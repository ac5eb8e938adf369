import type { Role } from '@atrium/backend/api';
import { useState } from 'react';
import { messageOf } from '../../../api/error.ts';
import { useMe } from '../../../api/session.ts';
import type { Sent } from '../../../api/types.ts';
import { language } from '../../../lib/i18n/i18n.ts';
import { type Language, languageCodes, languages } from '../../../lib/i18n/languages.ts';
import { t } from '../../../lib/i18n/text.tsx';
import { randomId } from '../../../lib/random-id.ts';
import { Button } from '../../../ui/button.tsx';
import { DialogActions } from '../../../ui/dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Select } from '../../../ui/select.tsx';
import { Textarea } from '../../../ui/textarea.tsx';
import { useInvite } from '../changes.ts';
import { RoleSelect } from '../role-select.tsx';
import { type Addresses, addressesIn, mostAtOnce } from './addresses.ts';

interface InviteFormProps {
  onInvited: (results: Sent<'POST /invitations'>['results']) => void;
}

export function InviteForm({ onInvited }: InviteFormProps) {
  const me = useMe();
  const [typed, setTyped] = useState('');
  const [role, setRole] = useState<Role>('client');
  const [locale, setLocale] = useState<Language>(language());
  const [isSubmitted, setIsSubmitted] = useState(false);
  // The same for every attempt to send what is in the form.
  const [key, setKey] = useState(randomId);
  const { mutate, isPending, error } = useInvite();
  const addresses = addressesIn(typed);
  const fault = faultOf(addresses);

  function submit() {
    setIsSubmitted(true);
    if (fault !== null || isPending) return;
    const invitations = addresses.valid.map((email) => ({ email, role, locale }));
    mutate({ invitations, key }, { onSuccess: ({ results }) => onInvited(results) });
  }
  const change = (apply: () => void) => {
    setKey(randomId());
    apply();
  };

  return (
    <form
      noValidate
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Field
        label={t('invitations.addresses')}
        hint={<Preview {...addresses} />}
        error={isSubmitted && fault !== null ? fault : undefined}
      >
        {(control) => (
          <Textarea
            {...control}
            value={typed}
            onChange={(event) => change(() => setTyped(event.target.value))}
            rows={3}
            dir="ltr"
            autoCapitalize="none"
            autoComplete="off"
            spellCheck={false}
            inputMode="email"
            placeholder="ann@example.com, bob@example.com"
            className="max-h-48"
          />
        )}
      </Field>
      <div className="grid gap-5 tablet:grid-cols-2">
        <RoleSelect value={role} giver={me.role} onChange={(next) => change(() => setRole(next))} />
        <Field label={t('invitations.language')}>
          {(control) => (
            <Select
              {...control}
              value={locale}
              onChange={(next) => change(() => setLocale(next))}
              options={languageCodes.map((code) => ({ value: code, label: languages[code].name }))}
            />
          )}
        </Field>
      </div>
      {error && <Notice tone="negative">{messageOf(error)}</Notice>}
      <DialogActions>
        <Button type="submit" variant="primary" busy={isPending}>
          {t('invitations.send', { count: Math.max(1, addresses.valid.length) })}
        </Button>
      </DialogActions>
    </form>
  );
}

function faultOf({ valid, invalid }: Addresses): string | null {
  if (invalid.length > 0) return t('invitations.invalid', { addresses: invalid.slice(0, 5).join(', ') });
  if (valid.length === 0) return t('invitations.addressMissing');
  return valid.length > mostAtOnce ? t('invitations.tooMany', { count: mostAtOnce }) : null;
}

/** Who will be invited, as it is read from what was typed. */
function Preview({ valid, invalid }: Addresses) {
  if (valid.length + invalid.length < 2) return t('invitations.addressesHint');
  return (
    <span aria-live="polite">
      {t('invitations.preview', { count: valid.length })}
      {invalid.length > 0 && (
        <span className="text-caution"> {t('invitations.invalid', { addresses: invalid.slice(0, 5).join(', ') })}</span>
      )}
    </span>
  );
}
