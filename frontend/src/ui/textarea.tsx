import type { ComponentProps } from 'react';
import { cn } from '../lib/cn.ts';
import { controlLooks } from './input.tsx';

/** Grows with what is written, from `rows` up to `max-h-*`. */
export function Textarea({ className, rows = 3, ...props }: ComponentProps<'textarea'>) {
  return (
    <textarea rows={rows} className={cn(controlLooks, 'field-sizing-content resize-none py-2', className)} {...props} />
  );
}
