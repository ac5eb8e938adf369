import { useEffect, useEffectEvent } from 'react';
import {
  type DefaultValues,
  type FieldErrors,
  type FieldValues,
  type Path,
  type Resolver,
  set,
  useForm,
  type UseFormReturn,
} from 'react-hook-form';
import * as z from 'zod/mini';
import { type FailureCode, isApiError, messageOf, translationOf } from '../api/error.ts';
import { currentLanguage, language } from '../lib/i18n/i18n.ts';
import { t, type PlainMessageId } from '../lib/i18n/text.tsx';

/** The pause in typing after which a fault is shown, in milliseconds. */
const TYPING_PAUSE_MS = 900;

/** The values of the forms on the page at the last change of the language, by schema: the change remounts every page. */
const kept = new WeakMap<object, FieldValues>();

/**
 * A form that is validated by a zod schema: on submit, and after that on every change; with `typing` also before the first submit,
 * whenever the typing pauses. Its values outlive a change of the language.
 *
 * @param schema one object for all renderings
 */
export function useSchemaForm<Values extends FieldValues>(
  schema: z.ZodMiniType<Values, Values>,
  defaultValues: DefaultValues<Values>,
  validated: 'submitted' | 'typing' = 'submitted',
): UseFormReturn<Values> {
  const form = useForm<Values>({
    resolver: resolverOf(schema),
    defaultValues,
    reValidateMode: 'onChange',
    ...(validated === 'typing' && { mode: 'onChange', delayError: TYPING_PAUSE_MS }),
  });
  useEffect(() => {
    const typed = flatten(kept.get(schema) ?? {});
    kept.delete(schema);
    const shown = flatten(form.getValues());
    for (const [path, value] of Object.entries(typed)) {
      if (value !== shown[path]) form.setValue(path as Path<Values>, value as never, { shouldDirty: true });
    }
    return currentLanguage.subscribe(() => kept.set(schema, structuredClone(form.getValues())));
  }, [form, schema]);
  return form;
}

/** The first fault of each field. */
function resolverOf<Values extends FieldValues>(schema: z.ZodMiniType<Values, Values>): Resolver<Values> {
  return (values) => {
    const { data, error } = z.safeParse(schema, values);
    if (!error) return { values: data, errors: {} };
    const errors: FieldErrors<Values> = {};
    for (const { path, code, message } of error.issues.toReversed()) {
      set(errors, path.join('.'), { type: code, message });
    }
    return { values: {}, errors };
  };
}

/** Focuses the first of these fields that is empty, when the form is mounted. */
export function useFocusFirstEmpty<Values extends FieldValues>(
  form: UseFormReturn<Values>,
  ...fields: readonly Path<Values>[]
): void {
  const focus = useEffectEvent(() => {
    const empty = fields.find((field) => !form.getValues(field));
    if (empty) form.setFocus(empty);
  });
  useEffect(() => focus(), []);
}

/**
 * Shows a failed request in the form: a 422 at the fields it names, an error code of `fieldOfCode` at that field, anything else
 * above the button (`errors.root`).
 */
export function showFailure<Values extends FieldValues>(
  form: UseFormReturn<Values>,
  error: unknown,
  fieldOfCode: Partial<Record<FailureCode, Path<Values>>> = {},
): void {
  const field = isApiError(error) ? fieldOfCode[error.code] : undefined;
  if (field) return form.setError(field, { message: messageOf(error) }, { shouldFocus: true });
  const named = isApiError(error, 'invalid_fields') ? Object.entries(error.fields) : [];
  const known = named.filter(([path]) => form.getFieldState(path as Path<Values>) && path in flatten(form.getValues()));
  for (const [index, [path, message]] of known.entries()) {
    form.setError(path as Path<Values>, { message: faultText(String(message)) }, { shouldFocus: index === 0 });
  }
  if (known.length === 0) form.setError('root', { message: messageOf(error) });
}

/** `{ owner: { email } }` → `{ 'owner.email' }`, the way the API names fields. */
function flatten(values: object, prefix = ''): Record<string, unknown> {
  const entries = Object.entries(values).flatMap(([key, value]): [string, unknown][] =>
    typeof value === 'object' && value !== null
      ? Object.entries(flatten(value, `${prefix}${key}.`))
      : [[prefix + key, value]],
  );
  return Object.fromEntries(entries);
}

/** What is wrong with a field. @param fault as the server says it: English without a capital and a full stop */
function faultText(fault: string): string {
  const inEnglish = () => fault.charAt(0).toUpperCase() + fault.slice(1);
  return translationOf(fault) ?? (language() === 'en' ? inEnglish() : t('field.refused'));
}

// Schemas are made once; what they say is in the language of the moment.
const tooLong = (max: number) => ({ error: () => t('field.tooLong', { count: max }) });

/** Validation of fields that several forms share. */
export const fieldSchemas = {
  /** @param missing the message of an empty field */
  required: (missing: PlainMessageId, max = 100) =>
    z.string().check(z.trim(), z.minLength(1, { error: () => t(missing) }), z.maxLength(max, tooLong(max))),
  email: () => z.string().check(z.trim(), z.toLowerCase(), z.email({ error: () => t('field.email') })),
  newPassword: () =>
    z
      .string()
      .check(z.minLength(10, { error: () => t('field.tooShort', { count: 10 }) }), z.maxLength(128, tooLong(128))),
};
