import { cva, type VariantProps } from 'class-variance-authority';
import type { ComponentProps } from 'react';
import { Slot } from 'radix-ui';
import { cn } from '../lib/cn.ts';
import { Spinner } from './spinner.tsx';

const buttonVariants = cva(
  'inline-flex shrink-0 items-center justify-center gap-2 rounded font-strong whitespace-nowrap transition-colors select-none disabled:not-aria-busy:opacity-55 [&_svg]:size-4 [&_svg]:shrink-0',
  {
    variants: {
      variant: {
        primary:
          'border border-brand-edge bg-brand text-on-brand enabled:hover:bg-brand-hover disabled:not-aria-busy:border-transparent disabled:not-aria-busy:bg-ink-faint/20 disabled:not-aria-busy:text-ink disabled:not-aria-busy:opacity-70 [a&]:hover:bg-brand-hover',
        secondary: 'border border-edge/60 bg-surface text-ink enabled:hover:bg-hover [a&]:hover:bg-hover',
        ghost: 'text-ink-soft enabled:hover:bg-hover enabled:hover:text-ink [a&]:hover:bg-hover [a&]:hover:text-ink',
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
    defaultVariants: { variant: 'secondary', size: 'medium' },
  },
);

export interface ButtonProps extends ComponentProps<'button'>, VariantProps<typeof buttonVariants> {
  /** Renders its only child, a link, with the classes of a button. */
  asChild?: boolean;
  /** Shows a spinner in place of the content, at the same width, and disables the button. */
  busy?: boolean;
}

/** At most one `primary` per page. A button of size `icon` needs an `aria-label`. */
export function Button({ variant, size, asChild, busy, className, children, disabled, type, ...props }: ButtonProps) {
  const classes = cn(buttonVariants({ variant, size }), className);
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
