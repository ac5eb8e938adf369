import { cva, type VariantProps } from 'class-variance-authority';
import type { ComponentProps } from 'react';
import { cn } from '../lib/cn.ts';

const badgeVariants = cva(
  'inline-flex items-center gap-1 rounded px-2 py-0.5 text-small whitespace-nowrap [&_svg]:size-3.5',
  {
    variants: {
      tone: {
        neutral: 'bg-sunken text-ink-soft dark:bg-hover',
        positive: 'bg-positive-tint text-positive',
        caution: 'bg-caution-tint text-caution',
        negative: 'bg-negative-tint text-negative',
      },
    },
    defaultVariants: { tone: 'neutral' },
  },
);

/** A status or category in one or two words. */
export function Badge({ tone, className, ...props }: ComponentProps<'span'> & VariantProps<typeof badgeVariants>) {
  return <span className={cn(badgeVariants({ tone }), className)} {...props} />;
}
