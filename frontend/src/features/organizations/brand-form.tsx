import * as z from 'zod/mini';
import { api } from '../../api/api.ts';
import { updateSession } from '../../api/session.ts';
import { parseHexColor } from '../../lib/color.ts';
import { t } from '../../lib/i18n/text.tsx';
import { defaultColor } from '../../lib/portal.ts';
import { showFailure, useSchemaForm } from '../../ui/schema-form.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Form, FormFailure } from '../../ui/form.tsx';
import { Input } from '../../ui/input.tsx';
import { toast } from '../../ui/toast.tsx';
import { BrandPreview } from './brand-preview.tsx';
import { LogoField } from './logo-field.tsx';
import type { OrganizationFormProps } from './name-form.tsx';

const brand = z.object({
  branding: z.object({
    primary_color: z
      .string()
      .check(z.refine((text) => parseHexColor(text) !== null, { error: () => t('organizations.colorFormat') })),
    /** Empty: none. */
    logo_url: z.string(),
  }),
});

export function BrandForm({ organization, onSaved }: OrganizationFormProps) {
  const { primary_color: savedColor, logo_url: savedLogo } = organization.branding;
  const form = useSchemaForm(brand, {
    branding: { primary_color: savedColor ?? defaultColor, logo_url: savedLogo ?? '' },
  });
  const { errors, isSubmitting, isDirty } = form.formState;
  const [typed, logo] = form.watch(['branding.primary_color', 'branding.logo_url']);
  const color = parseHexColor(typed);

  const save = async ({ branding: { primary_color, logo_url } }: z.infer<typeof brand>) => {
    try {
      const change = {
        primary_color: parseHexColor(primary_color),
        // What is there already stays as it is: the API takes no address of its own back.
        ...(logo_url !== (savedLogo ?? '') && { logo_url: logo_url || null }),
      };
      const saved = await api('PATCH /organization', { body: { branding: change } });
      onSaved(saved);
      updateSession({ organization: { branding: saved.branding } });
      form.reset({
        branding: {
          primary_color: saved.branding.primary_color ?? defaultColor,
          logo_url: saved.branding.logo_url ?? '',
        },
      });
      toast(t('organizations.brandSaved'), { tone: 'positive' });
    } catch (error) {
      showFailure(form, error);
    }
  };

  return (
    <Form form={form} onSubmit={save} warnsOnLeave>
      <LogoField
        value={logo}
        onChange={(url) => form.setValue('branding.logo_url', url, { shouldDirty: true })}
        name={organization.name}
        error={errors.branding?.logo_url?.message}
      />
      <Field label={t('organizations.color')} error={errors.branding?.primary_color?.message}>
        {(control) => (
          <div className="flex gap-2">
            <input
              type="color"
              aria-label={t('organizations.chooseColor')}
              className="size-control shrink-0 cursor-pointer rounded border border-edge bg-surface p-1"
              value={color ?? defaultColor}
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
      {color && <BrandPreview color={color} logo={logo || null} name={organization.name} />}
      <FormFailure form={form} />
      <div>
        <Button type="submit" variant="primary" busy={isSubmitting} disabled={!isDirty}>
          {t('organizations.saveBrand')}
        </Button>
      </div>
    </Form>
  );
}
