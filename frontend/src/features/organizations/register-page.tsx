import { useEffect } from 'react';
import { Link } from 'react-router';
import * as z from 'zod/mini';
import { api } from '../../api/api.ts';
import { setSessionMarker } from '../../api/session.ts';
import { boot } from '../../lib/boot.ts';
import { fieldSchemas, showFailure, useSchemaForm } from '../../ui/schema-form.ts';
import { Button } from '../../ui/button.tsx';
import { PublicPage } from '../../ui/public-layout.tsx';
import { Field } from '../../ui/field.tsx';
import { Form, FormFailure } from '../../ui/form.tsx';
import { Input } from '../../ui/input.tsx';
import { PasswordInput } from '../../ui/password-input.tsx';
import { PasswordMeter } from '../../ui/password-meter.tsx';
import { registrationClosedText } from './registration-closed-text.ts';
import { slugify } from './slug.ts';

const registration = z.object({
  name: fieldSchemas.required('Enter the name of your company.'),
  slug: z
    .string()
    .check(
      z.trim(),
      z.minLength(3, 'At least 3 characters.'),
      z.maxLength(40, 'At most 40 characters.'),
      z.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u, 'Small letters and digits, with single hyphens between them.'),
    ),
  owner: z.object({
    name: fieldSchemas.required('Enter your name.'),
    email: fieldSchemas.email(),
    password: fieldSchemas.newPassword(),
  }),
});

const toExisting = (
  <>
    Looking for an existing one?{' '}
    <Link to="/" className="text-brand-ink underline underline-offset-4">
      Find your portal
    </Link>
  </>
);

export function Component() {
  if (boot.registration === 'open') return <RegisterPage />;
  return (
    <PublicPage title="Registration is closed" description={registrationClosedText}>
      <p className="text-ink-soft">{toExisting}</p>
    </PublicPage>
  );
}

/** Registers an organization; the user becomes its owner. */
function RegisterPage() {
  const form = useSchemaForm(registration, { name: '', slug: '', owner: { name: '', email: '', password: '' } });
  const { errors, isSubmitting, dirtyFields } = form.formState;
  const [name, slug, owner] = form.watch(['name', 'slug', 'owner']);

  // The slug follows the name until it is edited.
  useEffect(() => {
    if (!dirtyFields.slug) form.setValue('slug', slugify(name), { shouldValidate: form.formState.isSubmitted });
  }, [name, dirtyFields.slug, form]);

  const register = async (body: z.infer<typeof registration>) => {
    try {
      const { organization, user } = await api('POST /organizations', { body });
      setSessionMarker(organization.slug, user.id);
      // A document load, since the server puts the portal's name and colours into the page.
      location.assign(`/t/${organization.slug}/`);
    } catch (error) {
      showFailure(form, error, { slug_taken: 'slug', email_taken: 'owner.email' });
    }
  };

  return (
    <PublicPage
      title="Register your company"
      description="Your portal is ready as soon as you are through here. You will be its owner."
      footer={toExisting}
    >
      <Form form={form} onSubmit={register}>
        <Field label="Company" error={errors.name?.message}>
          {(control) => <Input {...control} {...form.register('name')} autoComplete="organization" dir="auto" />}
        </Field>
        <Field
          label="Portal address"
          error={errors.slug?.message}
          hint={
            <span className="break-all">
              {location.host}/t/<b className="text-ink-soft">{slug || 'your-company'}</b>
            </span>
          }
        >
          {(control) => (
            <Input {...control} {...form.register('slug')} autoCapitalize="none" autoCorrect="off" spellCheck={false} />
          )}
        </Field>
        <Field label="Your name" error={errors.owner?.name?.message}>
          {(control) => <Input {...control} {...form.register('owner.name')} autoComplete="name" dir="auto" />}
        </Field>
        <Field label="Your e-mail" error={errors.owner?.email?.message}>
          {(control) => (
            <Input
              {...control}
              {...form.register('owner.email')}
              type="email"
              autoComplete="email"
              autoCapitalize="none"
            />
          )}
        </Field>
        <Field
          label="Password"
          error={errors.owner?.password?.message}
          hint={<PasswordMeter password={owner.password} ownWords={[name, owner.name, owner.email]} />}
        >
          {(control) => <PasswordInput {...control} {...form.register('owner.password')} autoComplete="new-password" />}
        </Field>
        <FormFailure form={form} />
        <Button type="submit" variant="primary" busy={isSubmitting}>
          Register and open the portal
        </Button>
      </Form>
    </PublicPage>
  );
}
