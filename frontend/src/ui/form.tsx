import type { ReactNode } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import { cn } from '../lib/cn.ts';
import { Notice } from './notice.tsx';

interface FormProps<Values extends FieldValues> {
  form: UseFormReturn<Values>;
  onSubmit: (values: Values) => Promise<void>;
  className?: string;
  children: ReactNode;
}

/** Sends once however often the button is hit; the browser's own bubbles stay away, the fields speak for themselves. */
export function Form<Values extends FieldValues>({ form, onSubmit, className, children }: FormProps<Values>) {
  const send = form.handleSubmit(onSubmit);
  return (
    <form
      noValidate
      className={cn('grid gap-5', className)}
      onSubmit={(event) => {
        event.preventDefault();
        if (!form.formState.isSubmitting) void send(event);
      }}
    >
      {children}
    </form>
  );
}

/** What went wrong with the whole form, not with one field. */
export function FormFailure<Values extends FieldValues>({ form }: { form: UseFormReturn<Values> }) {
  const message = form.formState.errors.root?.message;
  return message ? <Notice tone="negative">{message}</Notice> : null;
}
