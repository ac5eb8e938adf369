import type { ReactNode } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import { cn } from '../lib/cn.ts';
import { useUnsavedChanges } from '../lib/unsaved-changes.ts';
import { Notice } from './notice.tsx';

interface FormProps<Values extends FieldValues> {
  form: UseFormReturn<Values>;
  onSubmit: (values: Values) => Promise<void>;
  /** Leaving the page with changes that are not saved asks first. */
  warnsOnLeave?: boolean;
  className?: string;
  children: ReactNode;
}

/** Ignores submits while one is running. The validation messages of the browser are off: `Field` shows them. */
export function Form<Values extends FieldValues>({
  form,
  onSubmit,
  warnsOnLeave = false,
  className,
  children,
}: FormProps<Values>) {
  useUnsavedChanges(warnsOnLeave && form.formState.isDirty);
  const submit = form.handleSubmit(onSubmit);
  return (
    <form
      noValidate
      className={cn('grid gap-5', className)}
      onSubmit={(event) => {
        event.preventDefault();
        if (!form.formState.isSubmitting) void submit(event);
      }}
    >
      {children}
    </form>
  );
}

/** The error of the form as a whole (`errors.root`). */
export function FormFailure<Values extends FieldValues>({ form }: { form: UseFormReturn<Values> }) {
  const message = form.formState.errors.root?.message;
  return message ? <Notice tone="negative">{message}</Notice> : null;
}
