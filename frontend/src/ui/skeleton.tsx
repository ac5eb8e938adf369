import type { ReactNode } from 'react';
import { cn } from '../lib/cn.ts';
import { t } from '../lib/i18n/text.tsx';

/** A placeholder in the size of content that is loading; used inside of a `Loading`. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cn('block animate-pulse rounded bg-hover', className)} />;
}

interface LoadingProps {
  /** For screen readers, e.g. "Loading the chat". */
  label?: string;
  className?: string;
  children: ReactNode;
}

/** Wraps the skeletons of content that is loading (`aria-busy`). */
export function Loading({ label = t('ui.loading'), className, children }: LoadingProps) {
  return (
    <div aria-busy className={className}>
      <span className="sr-only">{label}</span>
      {children}
    </div>
  );
}
