import { type ReactNode, useCallback } from 'react';
import { Link } from 'react-router';
import * as z from 'zod/mini';
import { api } from '../../api/api.ts';
import { setSessionMarker } from '../../api/session.ts';
import { boot } from '../../lib/boot.ts';
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
import { registrationClosedText } from './registration-closed-text.ts';
import { SlugField } from './slug-field.tsx';
import { isSlug } from './slug.ts';
import { useSlug } from './use-slug.ts';

const registration = z.object({
  name: fieldSchemas.required('organizations.companyMissing'),
  slug: z
    .string()
    .check(
      z.trim(),
      z.minLength(3, { error: () => t('field.tooShort', { count: 3 }) }),
      z.maxLength(40, { error: () => t('field.tooLong', { count: 40 }) }),
      z.refine(isSlug, { error: () => t('organizations.addressFormat') }),
    ),
  owner: z.object({
    name: fieldSchemas.required('organizations.yourNameMissing'),
    email: fieldSchemas.email(),
    password: fieldSchemas.newPassword(),
  }),
});

const toLanding = (children: ReactNode) => (
  <Link to="/" className="text-brand-ink underline underline-offset-4">
    {children}
  </Link>
);
const toExisting = <Text id="organizations.toExisting" parts={{ link: toLanding }} />;

export function Component() {
  if (boot.registration === 'open') return <RegisterPage />;
  return (
    <PublicPage title={t('organizations.closed')} description={registrationClosedText()}>
      <p className="text-ink-soft">{toExisting}</p>
    </PublicPage>
  );
}

/** Registers an organization; the user becomes its owner. */
function RegisterPage() {
  const form = useSchemaForm(
    registration,
    { name: '', slug: '', owner: { name: '', email: '', password: '' } },
    'typing',
  );
  const { errors, isSubmitting, isSubmitted, dirtyFields } = form.formState;
  const [name, slug, owner] = form.watch(['name', 'slug', 'owner']);

  useFocusFirstEmpty(form, 'name', 'owner.name', 'owner.email', 'owner.password');
  const take = useCallback((proposed: string) => form.setValue('slug', proposed), [form]);
  const slugState = useSlug(name, slug, !dirtyFields.slug, take);

  const register = async (body: z.infer<typeof registration>) => {
    try {
      const { organization, user } = await api('POST /organizations', { body: { ...body, locale: language() } });
      setSessionMarker(organization.slug, user.id);
      // A document load, since the server puts the portal's name and colours into the page.
      location.assign(`/t/${organization.slug}/first-steps`);
    } catch (error) {
      showFailure(form, error, { slug_taken: 'slug', email_taken: 'owner.email' });
    }
  };

  return (
    <PublicPage title={t('organizations.register')} description={t('organizations.registerText')} footer={toExisting}>
      <Form form={form} onSubmit={register}>
        <Field label={t('organizations.company')} error={errors.name?.message}>
          {(control) => <Input {...control} {...form.register('name')} autoComplete="organization" dir="auto" />}
        </Field>
        <SlugField value={slug} state={slugState} error={errors.slug?.message} register={() => form.register('slug')} />
        <Field label={t('organizations.yourName')} error={errors.owner?.name?.message}>
          {(control) => <Input {...control} {...form.register('owner.name')} autoComplete="name" dir="auto" />}
        </Field>
        <Field label={t('organizations.yourEmail')} error={errors.owner?.email?.message}>
          {(control) => <EmailInput {...control} {...form.register('owner.email')} />}
        </Field>
        <NewPasswordField
          label={t('organizations.password')}
          password={owner.password}
          ownWords={[name, slug, owner.name, owner.email]}
          error={isSubmitted ? errors.owner?.password?.message : undefined}
          register={() => form.register('owner.password')}
        />
        <FormFailure form={form} />
        <Button type="submit" variant="primary" busy={isSubmitting}>
          {t('organizations.registerAndOpen')}
        </Button>
      </Form>
    </PublicPage>
  );
}
