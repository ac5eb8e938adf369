import { useState } from 'react';
import * as z from 'zod/mini';
import { api } from '../../../api/api.ts';
import { isApiError } from '../../../api/error.ts';
import { openSession, useSession } from '../../../api/session.ts';
import type { Sent } from '../../../api/types.ts';
import { requireTenant } from '../../../lib/boot.ts';
import { language } from '../../../lib/i18n/i18n.ts';
import { t, Text } from '../../../lib/i18n/text.tsx';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { Form, FormFailure } from '../../../ui/form.tsx';
import { Input } from '../../../ui/input.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PasswordInput } from '../../../ui/password-input.tsx';
import { PasswordMeter } from '../../../ui/password-meter.tsx';
import { fieldSchemas, showFailure, useFocusFirstEmpty, useSchemaForm } from '../../../ui/schema-form.ts';
import { Refused, refusalCodes, type RefusalCode } from './refused.tsx';

const newAccount = z.object({
  name: fieldSchemas.required('invitations.nameMissing'),
  password: fieldSchemas.newPassword(),
});
/** A name is not asked for again. */
const formerAccount = z.object({
  name: z.string(),
  password: fieldSchemas.required('invitations.passwordMissing', 200),
});

interface AcceptFormProps {
  token: string;
  invitation: Sent<'POST /invitations/lookup'>;
  onAccepted: () => void;
}

export function AcceptForm({ token, invitation, onAccepted }: AcceptFormProps) {
  const { email, password: demanded } = invitation;
  const isNew = demanded === 'new';
  const form = useSchemaForm(isNew ? newAccount : formerAccount, { name: '', password: '' }, 'typing');
  const { errors, isSubmitting, isSubmitted } = form.formState;
  const [name, password] = form.watch(['name', 'password']);
  const [refusal, setRefusal] = useState<RefusalCode | null>(null);
  useFocusFirstEmpty(form, isNew ? 'name' : 'password');

  const accept = async (typed: z.infer<typeof newAccount>) => {
    const chosen = isNew ? typed : { password: typed.password };
    try {
      const session = await api('POST /invitations/accept', { body: { token, ...chosen, locale: language() } });
      onAccepted();
      openSession(session);
    } catch (error) {
      if (isApiError(error, ...refusalCodes)) setRefusal(error.code as RefusalCode);
      else showFailure(form, error, { invalid_credentials: 'password' });
    }
  };

  // In the place of the form: the page above it says who invited.
  if (refusal !== null) return <Refused code={refusal} inline />;
  return (
    <Form form={form} onSubmit={accept}>
      <OtherSession />
      <Field label={t('invitations.email')} hint={t('invitations.emailHint')}>
        {(control) => <Input {...control} value={email} readOnly dir="ltr" autoComplete="username" />}
      </Field>
      {isNew && (
        <Field label={t('invitations.yourName')} error={errors.name?.message}>
          {(control) => <Input {...control} {...form.register('name')} autoComplete="name" dir="auto" />}
        </Field>
      )}
      <Field
        label={isNew ? t('invitations.password') : t('invitations.formerPassword')}
        error={isSubmitted ? errors.password?.message : undefined}
        hint={
          isNew ? (
            <PasswordMeter password={password} ownWords={[name, email, requireTenant().name]} />
          ) : (
            t('invitations.formerPasswordHint')
          )
        }
      >
        {(control) => (
          <PasswordInput
            {...control}
            {...form.register('password')}
            autoComplete={isNew ? 'new-password' : 'current-password'}
          />
        )}
      </Field>
      <FormFailure form={form} />
      <Button type="submit" variant="primary" busy={isSubmitting}>
        {t('invitations.accept')}
      </Button>
    </Form>
  );
}

/** Somebody is signed in to this portal in this browser, and would not be any more. */
function OtherSession() {
  const session = useSession();
  if (session.status !== 'signed-in') return null;
  return (
    <Notice>
      <Text id="invitations.otherSession" values={{ name: session.user.name }} />
    </Notice>
  );
}
