import * as z from 'zod/mini';
import { api } from '../../api/api.ts';
import { updateSession } from '../../api/session.ts';
import type { Sent } from '../../api/types.ts';
import { t, Text } from '../../lib/i18n/text.tsx';
import { fieldSchemas, showFailure, useSchemaForm } from '../../ui/schema-form.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Form, FormFailure } from '../../ui/form.tsx';
import { Input } from '../../ui/input.tsx';
import { toast } from '../../ui/toast.tsx';

export type Organization = Sent<'GET /organization'>;

export interface OrganizationFormProps {
  organization: Organization;
  onSaved: (organization: Organization) => void;
}

const naming = z.object({ name: fieldSchemas.required('organizations.nameMissing') });

export function NameForm({ organization, onSaved }: OrganizationFormProps) {
  const form = useSchemaForm(naming, { name: organization.name });
  const { errors, isSubmitting, isDirty } = form.formState;

  const save = async (body: z.infer<typeof naming>) => {
    try {
      const saved = await api('PATCH /organization', { body });
      onSaved(saved);
      updateSession({ organization: { name: saved.name } });
      form.reset(body);
      toast(t('organizations.nameSaved'), { tone: 'positive' });
    } catch (error) {
      showFailure(form, error);
    }
  };

  return (
    <Form form={form} onSubmit={save} warnsOnLeave>
      <Field
        label={t('organizations.name')}
        error={errors.name?.message}
        hint={<Text id="organizations.nameHint" values={{ slug: organization.slug }} />}
      >
        {(control) => <Input {...control} {...form.register('name')} dir="auto" />}
      </Field>
      <FormFailure form={form} />
      <div>
        <Button type="submit" variant="primary" busy={isSubmitting} disabled={!isDirty}>
          {t('organizations.saveName')}
        </Button>
      </div>
    </Form>
  );
}
