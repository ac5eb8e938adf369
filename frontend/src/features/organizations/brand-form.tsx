import * as z from 'zod/mini';
import { api } from '../../api/api.ts';
import { contrast, isHexColor } from '../../lib/color.ts';
import { t } from '../../lib/i18n/text.tsx';
import { showFailure, useSchemaForm } from '../../ui/schema-form.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Form, FormFailure } from '../../ui/form.tsx';
import { Input } from '../../ui/input.tsx';
import { toast } from '../../ui/toast.tsx';
import { BrandPreview } from './brand-preview.tsx';
import type { OrganizationFormProps } from './name-form.tsx';

const defaultColor = '#1d6b57';

const brand = z.object({
  branding: z.object({
    primary_color: z.string().check(
      z.regex(/^#[0-9a-fA-F]{6}$/u, { error: () => t('organizations.colorFormat'), abort: true }),
      z.refine((color) => contrast(color, '#ffffff') >= 3, { error: () => t('organizations.colorTooLight') }),
    ),
    logo_url: z.string().check(
      z.trim(),
      // The logos of the demo are data addresses. They can stay, though the API takes no new one.
      z.refine((text) => text === '' || /^(?:https:\/\/|data:image\/)\S+$/u.test(text), {
        error: () => t('organizations.logoFormat'),
      }),
    ),
  }),
});

export function BrandForm({ organization, onSaved }: OrganizationFormProps) {
  const form = useSchemaForm(brand, {
    branding: {
      primary_color: organization.branding.primary_color ?? defaultColor,
      logo_url: organization.branding.logo_url ?? '',
    },
  });
  const { errors, isSubmitting, isDirty } = form.formState;
  const color = form.watch('branding.primary_color');

  const save = async (values: z.infer<typeof brand>) => {
    try {
      const { primary_color, logo_url } = values.branding;
      const branding = {
        primary_color: primary_color.toLowerCase(),
        ...(logo_url !== organization.branding.logo_url && { logo_url: logo_url || null }),
      };
      onSaved(await api('PATCH /organization', { body: { branding } }));
      form.reset(values);
      // Other pages get the colour with their next load.
      document.documentElement.style.setProperty('--brand', branding.primary_color);
      toast(t('organizations.brandSaved'), { tone: 'positive' });
    } catch (error) {
      showFailure(form, error);
    }
  };

  return (
    <Form form={form} onSubmit={save}>
      <Field label={t('organizations.color')} error={errors.branding?.primary_color?.message}>
        {(control) => (
          <div className="flex gap-2">
            <input
              type="color"
              aria-label={t('organizations.chooseColor')}
              className="size-control shrink-0 cursor-pointer rounded border border-edge bg-surface p-1"
              value={isHexColor(color) ? color : defaultColor}
              onChange={(event) =>
                form.setValue('branding.primary_color', event.target.value, { shouldDirty: true, shouldValidate: true })
              }
            />
            <Input
              {...control}
              {...form.register('branding.primary_color')}
              dir="ltr"
              spellCheck={false}
              className="max-w-36 font-mono"
            />
          </div>
        )}
      </Field>
      {isHexColor(color) && <BrandPreview color={color} />}
      <Field
        label={t('organizations.logo')}
        aside={t('organizations.optional')}
        error={errors.branding?.logo_url?.message}
        hint={t('organizations.logoHint')}
      >
        {(control) => (
          <Input
            {...control}
            {...form.register('branding.logo_url')}
            type="url"
            dir="ltr"
            inputMode="url"
            placeholder="https://"
          />
        )}
      </Field>
      <FormFailure form={form} />
      <div>
        <Button type="submit" variant="primary" busy={isSubmitting} disabled={!isDirty}>
          {t('organizations.saveBrand')}
        </Button>
      </div>
    </Form>
  );
}
