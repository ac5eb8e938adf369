import type { ComponentProps } from 'react';
import { cn } from '../lib/cn.ts';

export const inputClasses =
  'w-full rounded border border-edge bg-surface px-3 text-base text-ink transition-colors hover:border-ink-faint focus-visible:border-brand-ink focus-visible:outline-1 focus-visible:outline-offset-0 aria-invalid:border-negative disabled:bg-sunken disabled:text-ink-faint';

export function Input({ className, ...props }: ComponentProps<'input'>) {
  return <input className={cn(inputClasses, 'h-control', className)} {...props} />;
}
