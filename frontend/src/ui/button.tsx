import { cva, type VariantProps } from 'class-variance-authority';
import type { ComponentProps } from 'react';
import { Slot } from 'radix-ui';
import { cn } from '../lib/cn.ts';
import { Spinner } from './spinner.tsx';

const looks = cva(
  'inline-flex shrink-0 items-center justify-center gap-2 rounded font-strong whitespace-nowrap transition-colors select-none disabled:not-aria-busy:opacity-55 [&_svg]:size-4 [&_svg]:shrink-0',
  {
    variants: {
      look: {
        primary:
          'bg-brand text-on-brand enabled:hover:bg-brand-hover disabled:not-aria-busy:bg-ink-faint/20 disabled:not-aria-busy:text-ink disabled:not-aria-busy:opacity-70 [a&]:hover:bg-brand-hover',
        secondary: 'border border-edge/60 bg-surface text-ink enabled:hover:bg-hover [a&]:hover:bg-hover',
        quiet: 'text-ink-soft enabled:hover:bg-hover enabled:hover:text-ink [a&]:hover:bg-hover [a&]:hover:text-ink',
        danger: 'bg-negative-fill text-on-negative enabled:hover:opacity-90',
        link: 'text-brand-ink underline-offset-4 hover:underline',
      },
      size: {
        medium: 'h-control px-4',
        small: 'min-h-control px-3 desktop:min-h-8',
        icon: 'size-control',
        inline: 'min-h-control px-0 desktop:min-h-0',
      },
    },
    defaultVariants: { look: 'secondary', size: 'medium' },
  },
);

export interface ButtonProps extends ComponentProps<'button'>, VariantProps<typeof looks> {
  /** Renders the only child (a link) with the looks of a button. */
  asChild?: boolean;
  /** Shows a spinner and refuses clicks, keeping its width. */
  busy?: boolean;
}

/** One `primary` a page. An `icon` button needs an `aria-label`. */
export function Button({ look, size, asChild, busy, className, children, disabled, type, ...props }: ButtonProps) {
  const classes = cn(looks({ look, size }), className);
  if (asChild) {
    return (
      <Slot.Root className={classes} {...props}>
        {children}
      </Slot.Root>
    );
  }
  return (
    <button
      type={type ?? 'button'}
      className={cn(classes, busy && 'relative')}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      {...props}
    >
      {busy && <Spinner className="absolute inset-0 m-auto" />}
      <span className={cn('contents', busy && '*:invisible [&]:text-transparent')}>{children}</span>
    </button>
  );
}
