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
import { type FailureCode, isApiError, messageOf } from '../api/error.ts';
import { currentLanguage, language } from '../lib/i18n/i18n.ts';
import { t, type PlainMessageId } from '../lib/i18n/text.tsx';

/** How long somebody pauses before a fault of what they type is shown, in milliseconds. */
const TYPING_PAUSE_MS = 900;

/** What stood in the forms that were shown when the language changed, by schema: all pages are rendered anew then. */
const kept = new WeakMap<object, FieldValues>();

/**
 * A form that is validated by a zod schema on submit, and after that on every change; with `typing` from the first letter on, once
 * the typing pauses. What was typed stays when the language changes.
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

/** Puts the focus into the first of these fields that is empty, once the form is shown. */
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

/** What the server says is wrong with a field, in English without a capital. */
function faultText(fault: string): string {
  return language() === 'en' ? fault.charAt(0).toUpperCase() + fault.slice(1) : t(faultIds[fault] ?? 'field.refused');
}

/** What the server says of fields whose rules only it knows. */
const faultIds: Readonly<Record<string, PlainMessageId>> = {
  'is not your password': 'field.wrongPassword',
  'is one of the first that are tried; take three or four unrelated words': 'field.guessable',
  'must not contain your e-mail or portal address': 'field.ownWords',
  'must be in the future': 'field.past',
};

// Schemas are made once; what they say is in the language of the moment.
const tooLong = (max: number) => ({ error: () => t('field.tooLong', { count: max }) });

/** Validation of fields that several forms share. */
export const fieldSchemas = {
  /** @param missing said where nothing is typed */
  required: (missing: PlainMessageId, max = 100) =>
    z.string().check(z.trim(), z.minLength(1, { error: () => t(missing) }), z.maxLength(max, tooLong(max))),
  email: () => z.string().check(z.trim(), z.toLowerCase(), z.email({ error: () => t('field.email') })),
  newPassword: () =>
    z
      .string()
      .check(z.minLength(10, { error: () => t('field.tooShort', { count: 10 }) }), z.maxLength(128, tooLong(128))),
};
