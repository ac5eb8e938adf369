import * as z from 'zod/mini';
import { boot } from '../../lib/boot.ts';
import { useSchemaForm } from '../../ui/schema-form.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { Input } from '../../ui/input.tsx';
import { slugFromAddress } from './slug.ts';

const wanted = z.object({
  address: z
    .string()
    .check(
      z.refine(
        (text) => /^[a-z0-9]+(?:-[a-z0-9]+)*$/u.test(slugFromAddress(text)),
        'Enter the short name, for example “acme”.',
      ),
    ),
});

/** Opens a portal by its slug or address, for users of a portal who came to the installation's own page. */
export function FindPortal() {
  const form = useSchemaForm(wanted, { address: '' });
  const open = async ({ address }: z.infer<typeof wanted>) => location.assign(`/t/${slugFromAddress(address)}/`);
  return (
    <Form form={form} onSubmit={open}>
      <Field
        label="Find your portal"
        error={form.formState.errors.address?.message}
        hint="Its short name, or its whole address."
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
            />
            {/* The primary action where nobody can register. */}
            <Button type="submit" variant={boot.registration === 'open' ? 'secondary' : 'primary'}>
              Open
            </Button>
          </div>
        )}
      </Field>
    </Form>
  );
}
