import type { ComponentProps } from 'react';
import { cn } from '../lib/cn.ts';
import { inputClasses } from './input.tsx';

/** Grows with its text, from `rows` up to a `max-h-*` class. */
export function Textarea({ className, rows = 3, ...props }: ComponentProps<'textarea'>) {
  return (
    <textarea rows={rows} className={cn(inputClasses, 'field-sizing-content resize-none py-2', className)} {...props} />
  );
}
