import * as z from 'zod/mini';
import { api } from '../../api/api.ts';
import { updateSession, useMe } from '../../api/session.ts';
import { fieldSchemas, showFailure, useSchemaForm } from '../../ui/schema-form.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Form, FormFailure } from '../../ui/form.tsx';
import { Input } from '../../ui/input.tsx';
import { Select } from '../../ui/select.tsx';
import { toast } from '../../ui/toast.tsx';

const profile = z.object({
  name: fieldSchemas.required('Enter your name.'),
  locale: z.string(),
  time_zone: z.string(),
});

const locales = [
  { value: 'en', label: 'English' },
  { value: 'de', label: 'Deutsch' },
  { value: 'es', label: 'Español' },
  { value: 'ar', label: 'العربية' },
];

/** The time zones that the browser supports, and that of the profile. */
function zones(own: string): { value: string; label: string }[] {
  const known = new Set(['UTC', own, ...Intl.supportedValuesOf('timeZone')]);
  return [...known].map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }));
}

export function ProfileForm() {
  const me = useMe();
  const form = useSchemaForm(profile, { name: me.name, locale: me.locale, time_zone: me.time_zone });
  const { errors, isSubmitting, isDirty } = form.formState;
  const [locale, timeZone] = form.watch(['locale', 'time_zone']);

  const save = async (body: z.infer<typeof profile>) => {
    try {
      updateSession({ user: await api('PATCH /auth/me', { body }) });
      form.reset(body);
      toast('Profile saved.', { tone: 'positive' });
    } catch (error) {
      showFailure(form, error);
    }
  };

  return (
    <Form form={form} onSubmit={save}>
      <Field label="Name" error={errors.name?.message}>
        {(control) => <Input {...control} {...form.register('name')} autoComplete="name" dir="auto" />}
      </Field>
      <div className="grid gap-5 tablet:grid-cols-2">
        <Field label="Language" hint="Of the mails you get.">
          {(control) => (
            <Select
              {...control}
              value={locale}
              onChange={(value) => form.setValue('locale', value, { shouldDirty: true })}
              options={locales}
            />
          )}
        </Field>
        <Field label="Time zone">
          {(control) => (
            <Select
              {...control}
              value={timeZone}
              onChange={(value) => form.setValue('time_zone', value, { shouldDirty: true })}
              options={zones(timeZone)}
            />
          )}
        </Field>
      </div>
      <FormFailure form={form} />
      <div>
        <Button type="submit" variant="primary" busy={isSubmitting} disabled={!isDirty}>
          Save the profile
        </Button>
      </div>
    </Form>
  );
}
