import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '../lib/cn.ts';

interface EmptyStateProps {
  icon: LucideIcon;
  title: string;
  /** What will be listed here, and how to add the first entry. */
  children?: ReactNode;
  /** The next step. */
  action?: ReactNode;
  /** `h1` where it is the whole page. */
  heading?: 'h1' | 'h2';
  className?: string;
}

export function EmptyState({
  icon: Icon,
  title,
  children,
  action,
  heading: Heading = 'h2',
  className,
}: EmptyStateProps) {
  return (
    <div className={cn('mx-auto grid max-w-sm justify-items-center gap-2 px-4 py-12 text-center', className)}>
      <Icon aria-hidden strokeWidth={1.5} className="mb-2 size-8 text-ink-faint" />
      <Heading className="text-large">{title}</Heading>
      {children && <p className="text-pretty text-ink-soft">{children}</p>}
      {action && <div className="mt-4">{action}</div>}
    </div>
  );
}
