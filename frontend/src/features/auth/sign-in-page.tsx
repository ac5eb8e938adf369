import type { ReactNode } from 'react';
import { Navigate, useSearchParams } from 'react-router';
import * as z from 'zod/mini';
import { api } from '../../api/api.ts';
import { isApiError } from '../../api/error.ts';
import { openSession, useSession } from '../../api/session.ts';
import { boot, installationUrl, requireTenant } from '../../lib/boot.ts';
import { t, Text } from '../../lib/i18n/text.tsx';
import { fieldSchemas, showFailure, useFocusFirstEmpty, useSchemaForm } from '../../ui/schema-form.ts';
import { Button } from '../../ui/button.tsx';
import { PublicPage } from '../../ui/public-layout.tsx';
import { EmailInput } from '../../ui/email-input.tsx';
import { Field } from '../../ui/field.tsx';
import { Form, FormFailure } from '../../ui/form.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PasswordInput } from '../../ui/password-input.tsx';
import { DemoLogins } from './demo-logins.tsx';
import { destination } from './destination.ts';
import { accountLockedMessage } from './account-locked-message.ts';
import { linkTo } from './page-link.tsx';

const credentials = z.object({
  email: fieldSchemas.email(),
  password: fieldSchemas.required('auth.passwordMissing', 200),
});

export function Component() {
  const [query] = useSearchParams();
  const session = useSession();
  const form = useSchemaForm(credentials, { email: '', password: '' });
  const { errors, isSubmitting } = form.formState;

  useFocusFirstEmpty(form, 'email', 'password');

  const signIn = async (body: z.infer<typeof credentials>) => {
    try {
      openSession(await api('POST /auth/login', { body }));
    } catch (error) {
      if (isApiError(error, 'account_locked'))
        form.setError('root', { message: accountLockedMessage(error.retryAfter) });
      else showFailure(form, error);
      form.setFocus('password');
    }
  };

  if (session.status === 'signed-in') return <Navigate to={destination(query)} replace />;
  return (
    <PublicPage
      title={t('auth.signIn')}
      footer={
        <div className="grid gap-2">
          {boot.joinable && (
            <p>
              <Text id="auth.newHere" parts={{ link: linkTo('/join') }} />
            </p>
          )}
          <WrongPortal />
        </div>
      }
    >
      {query.has('refused') && (
        <Notice className="mb-5">
          <Text id="auth.refused" values={{ organization: requireTenant().name }} />
        </Notice>
      )}
      {query.has('ended') && <Notice className="mb-5">{t('auth.ended')}</Notice>}
      <Form form={form} onSubmit={signIn}>
        <Field label={t('auth.email')} error={errors.email?.message}>
          {(control) => <EmailInput {...control} {...form.register('email')} autoComplete="username" />}
        </Field>
        <Field label={t('auth.password')} error={errors.password?.message}>
          {(control) => <PasswordInput {...control} {...form.register('password')} autoComplete="current-password" />}
        </Field>
        <FormFailure form={form} />
        <Button type="submit" variant="primary" busy={isSubmitting}>
          {t('auth.signIn')}
        </Button>
      </Form>
      {boot.demo && <DemoLogins busy={isSubmitting} onChoose={signIn} />}
    </PublicPage>
  );
}

/** A link for visitors who are looking for the portal of another organization. */
function WrongPortal() {
  const url = installationUrl();
  if (url === null) return null;
  // A document load: the address is outside of the portal.
  const link = (children: ReactNode) => (
    <a href={`${url}#find`} className="text-brand-ink underline underline-offset-4">
      {children}
    </a>
  );
  return (
    <p>
      <Text id="auth.wrongPortal" values={{ organization: requireTenant().name }} parts={{ link }} />
    </p>
  );
}
