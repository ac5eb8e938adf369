import * as z from 'zod/mini';
import { api } from '../../api/api.ts';
import { useMe } from '../../api/session.ts';
import { t } from '../../lib/i18n/text.tsx';
import { fieldSchemas, showFailure, useSchemaForm } from '../../ui/schema-form.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Form, FormFailure } from '../../ui/form.tsx';
import { NewPasswordField } from '../../ui/new-password-field.tsx';
import { PasswordInput } from '../../ui/password-input.tsx';
import { toast } from '../../ui/toast.tsx';

const change = z.object({
  current: fieldSchemas.required('auth.currentPasswordMissing', 200),
  new: fieldSchemas.newPassword(),
});

export function PasswordForm() {
  const me = useMe();
  const form = useSchemaForm(change, { current: '', new: '' });
  const { errors, isSubmitting } = form.formState;

  const save = async (body: z.infer<typeof change>) => {
    try {
      await api('POST /auth/password', { body });
      form.reset();
      toast(t('auth.passwordChanged'), { tone: 'positive' });
    } catch (error) {
      showFailure(form, error);
    }
  };

  return (
    <Form form={form} onSubmit={save}>
      {/* For password managers: the account that the password belongs to. */}
      <input type="hidden" autoComplete="username" value={me.email} readOnly />
      <div className="grid items-start gap-5 tablet:grid-cols-2">
        <Field label={t('auth.currentPassword')} error={errors.current?.message}>
          {(control) => <PasswordInput {...control} {...form.register('current')} autoComplete="current-password" />}
        </Field>
        <NewPasswordField
          label={t('auth.newPassword')}
          password={form.watch('new')}
          ownWords={[me.name, me.email]}
          error={errors.new?.message}
          register={() => form.register('new')}
        />
      </div>
      <FormFailure form={form} />
      <div>
        <Button type="submit" busy={isSubmitting}>
          {t('auth.changePassword')}
        </Button>
      </div>
    </Form>
  );
}
