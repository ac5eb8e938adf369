import { type RefObject, useEffect, useState } from 'react';
import { currentLanguage } from '../../lib/i18n/i18n.ts';
import { t } from '../../lib/i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PasswordInput } from '../../ui/password-input.tsx';

export interface Credentials {
  email: string;
  password: string;
}

type Faults = { readonly [Name in keyof Credentials]?: string };

/** What stood in the form when the language changed: all pages are rendered anew then. */
let kept: Credentials | null = null;

interface SignInFormProps {
  formRef: RefObject<HTMLFormElement | null>;
  busy: boolean;
  /** Why the last attempt failed. */
  failure: string | undefined;
  onSubmit: (credentials: Credentials) => void;
}

/**
 * Validated by the browser's constraint validation (HTML, section 4.10.21), with our own messages. The other forms use
 * `useSchemaForm`, whose libraries are 20 kB; everybody waits for this page.
 */
export function SignInForm({ formRef, busy, failure, onSubmit }: SignInFormProps) {
  const [faults, setFaults] = useState<Faults>({});

  useEffect(() => {
    const fields = fieldsOf(formRef.current);
    if (kept) {
      fields.email.value = kept.email;
      fields.password.value = kept.password;
      kept = null;
    }
    firstOf(fields, ({ value }) => value === '')?.focus();
    return currentLanguage.subscribe(() => {
      kept = { email: fields.email.value, password: fields.password.value };
    });
  }, [formRef]);

  function submit() {
    if (busy) return;
    const fields = fieldsOf(formRef.current);
    setFaults(faultsOf(fields));
    const invalid = firstOf(fields, ({ validity }) => !validity.valid);
    if (invalid) invalid.focus();
    else onSubmit({ email: fields.email.value.trim().toLowerCase(), password: fields.password.value });
  }

  return (
    // `aria-invalid` says "false" before the first attempt: without it screen readers call an empty required field invalid.
    <form
      ref={formRef}
      noValidate
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onInput={() => Object.keys(faults).length > 0 && setFaults(faultsOf(fieldsOf(formRef.current)))}
    >
      <Field label={t('auth.email')} error={faults.email}>
        {(control) => (
          <Input
            {...control}
            aria-invalid={faults.email !== undefined}
            name="email"
            type="email"
            required
            pattern="[^@]+@[^@]+\.[^@]+"
            dir="ltr"
            autoComplete="username"
            autoCapitalize="none"
          />
        )}
      </Field>
      <Field label={t('auth.password')} error={faults.password}>
        {(control) => (
          <PasswordInput
            {...control}
            aria-invalid={faults.password !== undefined}
            name="password"
            required
            autoComplete="current-password"
          />
        )}
      </Field>
      {failure !== undefined && <Notice tone="negative">{failure}</Notice>}
      <Button type="submit" variant="primary" busy={busy}>
        {t('auth.signIn')}
      </Button>
    </form>
  );
}

type Fields = { readonly [Name in keyof Credentials]: HTMLInputElement };

function fieldsOf(form: HTMLFormElement | null): Fields {
  const [email, password] = form?.querySelectorAll('input') ?? [];
  if (!email || !password) throw new Error('The sign-in form is not on the page');
  return { email, password };
}

function firstOf({ email, password }: Fields, is: (field: HTMLInputElement) => boolean): HTMLInputElement | undefined {
  return [email, password].find(is);
}

function faultsOf({ email, password }: Fields): Faults {
  return {
    ...(!email.validity.valid && { email: t('field.email') }),
    ...(!password.validity.valid && { password: t('auth.passwordMissing') }),
  };
}
