import * as z from 'zod/mini';
import { api } from '../../api/api.ts';
import { updateSession, useMe } from '../../api/session.ts';
import { languageCodes, languageOf, languages } from '../../lib/i18n/languages.ts';
import { t } from '../../lib/i18n/text.tsx';
import { fieldSchemas, showFailure, useSchemaForm } from '../../ui/schema-form.ts';
import { Button } from '../../ui/button.tsx';
import { setLanguageOrToast } from '../../ui/set-language.ts';
import { Field } from '../../ui/field.tsx';
import { Form, FormFailure } from '../../ui/form.tsx';
import { Input } from '../../ui/input.tsx';
import { Select } from '../../ui/select.tsx';
import { toast } from '../../ui/toast.tsx';

const profile = z.object({
  name: fieldSchemas.required('auth.nameMissing'),
  locale: z.enum(languageCodes),
  time_zone: z.string(),
});

const languageOptions = languageCodes.map((code) => ({ value: code, label: languages[code].name }));

/** The time zones that the browser supports, and that of the profile. */
function zones(own: string): { value: string; label: string }[] {
  const known = new Set(['UTC', own, ...Intl.supportedValuesOf('timeZone')]);
  return [...known].map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }));
}

export function ProfileForm() {
  const me = useMe();
  const form = useSchemaForm(profile, {
    name: me.name,
    locale: languageOf(me.locale) ?? 'en',
    time_zone: me.time_zone,
  });
  const { errors, isSubmitting, isDirty, dirtyFields } = form.formState;
  const [locale, timeZone] = form.watch(['locale', 'time_zone']);

  const save = async (values: z.infer<typeof profile>) => {
    // The region of a locale that programs have set, e.g. de-CH, stays until another language is chosen.
    const chosen = dirtyFields.locale ? values.locale : null;
    try {
      updateSession({ user: await api('PATCH /auth/me', { body: { ...values, locale: chosen ?? me.locale } }) });
      form.reset(values);
      if (chosen) await setLanguageOrToast(chosen);
      toast(t('auth.profileSaved'), { tone: 'positive' });
    } catch (error) {
      showFailure(form, error);
    }
  };

  return (
    <Form form={form} onSubmit={save} warnsOnLeave>
      <Field label={t('auth.name')} error={errors.name?.message}>
        {(control) => <Input {...control} {...form.register('name')} autoComplete="name" dir="auto" />}
      </Field>
      <div className="grid gap-5 tablet:grid-cols-2">
        <Field label={t('ui.language')} hint={t('auth.languageHint')}>
          {(control) => (
            <Select
              {...control}
              value={locale}
              onChange={(value) => form.setValue('locale', value, { shouldDirty: true })}
              options={languageOptions}
            />
          )}
        </Field>
        <Field label={t('auth.timeZone')}>
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
          {t('auth.saveProfile')}
        </Button>
      </div>
    </Form>
  );
}
