import { useEffect } from 'react';
import * as z from 'zod/mini';
import { boot } from '../../lib/boot.ts';
import { t } from '../../lib/i18n/text.tsx';
import { useSchemaForm } from '../../ui/schema-form.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { Input } from '../../ui/input.tsx';
import { slugFromAddress } from './slug.ts';

const wanted = z.object({
  address: z.string().check(
    z.refine((text) => /^[a-z0-9]+(?:-[a-z0-9]+)*$/u.test(slugFromAddress(text)), {
      error: () => t('organizations.findMissing'),
    }),
  ),
});

/** Opens a portal by its slug or address, for users of a portal who came to the installation's own page. */
export function FindPortal() {
  const form = useSchemaForm(wanted, { address: '' });
  // The way here from the sign-in page of another portal.
  useEffect(() => {
    if (location.hash === '#find') form.setFocus('address');
  }, [form]);
  const open = async ({ address }: z.infer<typeof wanted>) => location.assign(`/t/${slugFromAddress(address)}/`);
  return (
    <Form form={form} onSubmit={open}>
      <Field
        label={t('organizations.find')}
        error={form.formState.errors.address?.message}
        hint={t('organizations.findHint')}
      >
        {(control) => (
          <div className="flex gap-2">
            <Input
              {...control}
              {...form.register('address')}
              autoCapitalize="none"
              autoCorrect="off"
              spellCheck={false}
              placeholder="acme"
              dir="ltr"
            />
            {/* The primary action where nobody can register. */}
            <Button type="submit" variant={boot.registration === 'open' ? 'secondary' : 'primary'}>
              {t('organizations.open')}
            </Button>
          </div>
        )}
      </Field>
    </Form>
  );
}
