import type { ComponentProps, ReactNode } from 'react';
import { cn } from '../lib/cn.ts';

export function Card({ className, ...props }: ComponentProps<'div'>) {
  return <div className={cn('rounded border border-line bg-surface', className)} {...props} />;
}

interface SectionProps {
  title: string;
  description?: ReactNode;
  /** At the right of the title. */
  action?: ReactNode;
  children: ReactNode;
}

/** A section of a settings page: title and description on the left, controls on the right; stacked below 1024 px. */
export function Section({ title, description, action, children }: SectionProps) {
  return (
    <section className="grid gap-4 border-t border-line py-8 first:border-t-0 first:pt-0 desktop:grid-cols-[16rem_1fr] desktop:gap-10">
      <div className="grid content-start gap-1">
        <h2 className="text-base">{title}</h2>
        {description && <p className="max-w-prose text-pretty text-ink-soft">{description}</p>}
        {action && <div className="mt-3">{action}</div>}
      </div>
      <div className="min-w-0">{children}</div>
    </section>
  );
}
