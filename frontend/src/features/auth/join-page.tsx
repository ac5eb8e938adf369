import { Navigate, useSearchParams } from 'react-router';
import * as z from 'zod/mini';
import { api } from '../../api/api.ts';
import { openSession, useSession } from '../../api/session.ts';
import { boot, requireTenant } from '../../lib/boot.ts';
import { language } from '../../lib/i18n/i18n.ts';
import { t, Text } from '../../lib/i18n/text.tsx';
import { fieldSchemas, showFailure, useFocusFirstEmpty, useSchemaForm } from '../../ui/schema-form.ts';
import { Button } from '../../ui/button.tsx';
import { PublicPage } from '../../ui/public-layout.tsx';
import { EmailInput } from '../../ui/email-input.tsx';
import { Field } from '../../ui/field.tsx';
import { Form, FormFailure } from '../../ui/form.tsx';
import { Input } from '../../ui/input.tsx';
import { NewPasswordField } from '../../ui/new-password-field.tsx';
import { destination } from './destination.ts';
import { linkTo } from './page-link.tsx';

const account = z.object({
  name: fieldSchemas.required('auth.nameMissing'),
  email: fieldSchemas.email(),
  password: fieldSchemas.newPassword(),
});

/** Requests to join the organization as a client; an admin has to accept. */
export function Component() {
  const [query] = useSearchParams();
  const session = useSession();
  const form = useSchemaForm(account, { name: '', email: '', password: '' }, 'typing');
  const { errors, isSubmitting, isSubmitted } = form.formState;
  const [name, email, password] = form.watch(['name', 'email', 'password']);
  useFocusFirstEmpty(form, 'name', 'email', 'password');
  const tenant = requireTenant();

  const join = async (body: z.infer<typeof account>) => {
    try {
      openSession(await api('POST /auth/register', { body: { ...body, locale: language() } }));
    } catch (error) {
      showFailure(form, error, { email_taken: 'email' });
    }
  };

  if (session.status === 'signed-in') return <Navigate to={destination(query)} replace />;
  if (!boot.joinable) return <Navigate to={{ pathname: '/sign-in', search: query.toString() }} replace />;
  return (
    <PublicPage
      title={t('auth.join')}
      description={<Text id="auth.joinText" values={{ organization: tenant.name }} />}
      footer={<Text id="auth.haveAccount" parts={{ link: linkTo('/sign-in') }} />}
    >
      <Form form={form} onSubmit={join}>
        <Field label={t('auth.yourName')} error={errors.name?.message}>
          {(control) => <Input {...control} {...form.register('name')} autoComplete="name" dir="auto" />}
        </Field>
        <Field label={t('auth.email')} error={errors.email?.message}>
          {(control) => <EmailInput {...control} {...form.register('email')} />}
        </Field>
        <NewPasswordField
          label={t('auth.password')}
          password={password}
          ownWords={[name, email, tenant.name]}
          error={isSubmitted ? errors.password?.message : undefined}
          register={() => form.register('password')}
        />
        <FormFailure form={form} />
        <Button type="submit" variant="primary" busy={isSubmitting}>
          {t('auth.sendRequest')}
        </Button>
      </Form>
    </PublicPage>
  );
}
