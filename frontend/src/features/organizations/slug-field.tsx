import { CircleCheck } from 'lucide-react';
import type { UseFormRegisterReturn } from 'react-hook-form';
import { type PlainMessageId, t } from '../../lib/i18n/text.tsx';
import { Field } from '../../ui/field.tsx';
import { Input } from '../../ui/input.tsx';
import type { SlugState } from './use-slug.ts';

interface SlugFieldProps {
  value: string;
  state: SlugState;
  error: string | undefined;
  /** Called while the field is rendered: the first field that was registered gets the focus when a form is refused. */
  register: () => UseFormRegisterReturn;
}

const objections: Readonly<Record<Exclude<SlugState, 'unknown' | 'free'>, PlainMessageId>> = {
  taken: 'error.slug_taken',
  reserved: 'server.is reserved; take another',
  resembles: 'server.looks too much like the address of another portal; take another',
};

/** The slug of the new portal, with the address that it gives, and whether it is free. */
export function SlugField({ value, state, error, register }: SlugFieldProps) {
  const objection = state === 'unknown' || state === 'free' ? undefined : t(objections[state]);
  return (
    <Field
      label={t('organizations.address')}
      error={objection ?? error}
      hint={
        <>
          <span dir="ltr" className="break-all">
            {`${location.host}/t/`}
            <b className="text-ink-soft">{value || t('organizations.addressExample')}</b>
          </span>
          {/* Always there, so that screen readers hear what changes in it. No `output`, which browsers leave out of descriptions. */}
          <span aria-live="polite" className="mt-0.5 flex min-h-[1.45em] items-center gap-1.5 text-positive">
            {state === 'free' && (
              <>
                <CircleCheck aria-hidden className="size-3.5 shrink-0" />
                {t('organizations.slugFree')}
              </>
            )}
          </span>
        </>
      }
    >
      {(control) => (
        <Input {...control} {...register()} dir="ltr" autoCapitalize="none" autoCorrect="off" spellCheck={false} />
      )}
    </Field>
  );
}
