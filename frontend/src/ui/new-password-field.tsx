import type { UseFormRegisterReturn } from 'react-hook-form';
import { Field } from './field.tsx';
import { PasswordInput } from './password-input.tsx';
import { PasswordMeter } from './password-meter.tsx';

interface NewPasswordFieldProps {
  label: string;
  /** What is typed. */
  password: string;
  /** What others know of the person (`strengthOf`). */
  ownWords: readonly string[];
  /** Takes the place of the advice. Absent while the person types for the first time: the advice says what is missing. */
  error: string | undefined;
  /** Called while the field is rendered: the first field that was registered gets the focus when a form is refused. */
  register: () => UseFormRegisterReturn;
}

/** A password that is chosen, with advice on its strength. */
export function NewPasswordField({ label, password, ownWords, error, register }: NewPasswordFieldProps) {
  return (
    <Field label={label} error={error} hint={<PasswordMeter password={password} ownWords={ownWords} />}>
      {(control) => <PasswordInput {...control} {...register()} autoComplete="new-password" />}
    </Field>
  );
}
