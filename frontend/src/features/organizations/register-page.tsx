import { useEffect } from 'react';
import { Link } from 'react-router';
import * as z from 'zod/mini';
import { api } from '../../api/api.ts';
import { markSession } from '../../api/session.ts';
import { boot } from '../../lib/boot.ts';
import { fields, showFailure, useSchemaForm } from '../../lib/form.ts';
import { Button } from '../../ui/button.tsx';
import { Door } from '../../ui/door.tsx';
import { Field } from '../../ui/field.tsx';
import { Form, FormFailure } from '../../ui/form.tsx';
import { Input } from '../../ui/input.tsx';
import { PasswordInput } from '../../ui/password-input.tsx';
import { PasswordMeter } from '../../ui/password-meter.tsx';
import { registrationClosed } from './registration-closed.ts';
import { slugFrom } from './slug.ts';

const registration = z.object({
  name: fields.required('Enter the name of your company.'),
  slug: z
    .string()
    .check(
      z.trim(),
      z.minLength(3, 'At least 3 characters.'),
      z.maxLength(40, 'At most 40 characters.'),
      z.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u, 'Small letters and digits, with single hyphens between them.'),
    ),
  owner: z.object({
    name: fields.required('Enter your name.'),
    email: fields.email(),
    password: fields.newPassword(),
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
    <Door title="Registration is closed" lead={registrationClosed}>
      <p className="text-ink-soft">{toExisting}</p>
    </Door>
  );
}

/** A company gets its own portal, and whoever fills this in becomes its owner. */
function RegisterPage() {
  const form = useSchemaForm(registration, { name: '', slug: '', owner: { name: '', email: '', password: '' } });
  const { errors, isSubmitting, dirtyFields } = form.formState;
  const [name, slug, owner] = form.watch(['name', 'slug', 'owner']);

  // The address follows the name until somebody writes one.
  useEffect(() => {
    if (!dirtyFields.slug) form.setValue('slug', slugFrom(name), { shouldValidate: form.formState.isSubmitted });
  }, [name, dirtyFields.slug, form]);

  const register = async (body: z.infer<typeof registration>) => {
    try {
      const { organization, user } = await api('POST /organizations', { body });
      markSession(organization.slug, user.id);
      // A document load: the server sends the portal's own name and colours with it.
      location.assign(`/t/${organization.slug}/`);
    } catch (error) {
      showFailure(form, error, { slug_taken: 'slug', email_taken: 'owner.email' });
    }
  };

  return (
    <Door
      title="Register your company"
      lead="Your portal is ready as soon as you are through here. You will be its owner."
      foot={toExisting}
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
        <Button type="submit" look="primary" busy={isSubmitting}>
          Register and open the portal
        </Button>
      </Form>
    </Door>
  );
}
