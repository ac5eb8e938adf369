import * as z from 'zod/mini';
import { api } from '../../api/api.ts';
import { useMe } from '../../api/session.ts';
import { fields, showFailure, useSchemaForm } from '../../lib/form.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Form, FormFailure } from '../../ui/form.tsx';
import { PasswordInput } from '../../ui/password-input.tsx';
import { PasswordMeter } from '../../ui/password-meter.tsx';
import { toast } from '../../ui/toast.tsx';

const change = z.object({
  current_password: fields.required('Enter your current password.', 200),
  new_password: fields.newPassword(),
});

export function PasswordForm() {
  const me = useMe();
  const form = useSchemaForm(change, { current_password: '', new_password: '' });
  const { errors, isSubmitting } = form.formState;

  const save = async (body: z.infer<typeof change>) => {
    try {
      await api('POST /auth/password/change', { body });
      form.reset();
      toast('Password changed. Your other devices were signed out.', { tone: 'positive' });
    } catch (error) {
      showFailure(form, error, { invalid_credentials: 'current_password' });
    }
  };

  return (
    <Form form={form} onSubmit={save}>
      {/* Tells password managers whose password this is. */}
      <input type="hidden" autoComplete="username" value={me.email} readOnly />
      <div className="grid items-start gap-5 tablet:grid-cols-2">
        <Field label="Current password" error={errors.current_password?.message}>
          {(control) => (
            <PasswordInput {...control} {...form.register('current_password')} autoComplete="current-password" />
          )}
        </Field>
        <Field
          label="New password"
          error={errors.new_password?.message}
          hint={<PasswordMeter password={form.watch('new_password')} ownWords={[me.name, me.email]} />}
        >
          {(control) => <PasswordInput {...control} {...form.register('new_password')} autoComplete="new-password" />}
        </Field>
      </div>
      <FormFailure form={form} />
      <div>
        <Button type="submit" busy={isSubmitting}>
          Change the password
        </Button>
      </div>
    </Form>
  );
}
