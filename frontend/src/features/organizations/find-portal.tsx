import * as z from 'zod/mini';
import { boot } from '../../lib/boot.ts';
import { useSchemaForm } from '../../lib/form.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Form } from '../../ui/form.tsx';
import { Input } from '../../ui/input.tsx';
import { slugIn } from './slug.ts';

const wanted = z.object({
  address: z
    .string()
    .check(
      z.refine((text) => /^[a-z0-9]+(?:-[a-z0-9]+)*$/u.test(slugIn(text)), 'Enter the short name, for example “acme”.'),
    ),
});

/** For whoever has an account already and stands at the wrong door. */
export function FindPortal() {
  const form = useSchemaForm(wanted, { address: '' });
  const open = async ({ address }: z.infer<typeof wanted>) => location.assign(`/t/${slugIn(address)}/`);
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
            {/* Where nobody can register, this is what the page is for. */}
            <Button type="submit" look={boot.registration === 'open' ? 'secondary' : 'primary'}>
              Open
            </Button>
          </div>
        )}
      </Field>
    </Form>
  );
}
