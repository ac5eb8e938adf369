import type { ReactNode } from 'react';
import { cn } from '../lib/cn.ts';

/** Stands where something will stand, in its size; inside of a `Loading`. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cn('block animate-pulse rounded bg-hover', className)} />;
}

interface LoadingProps {
  /** What screen readers are told: "Loading the chat". */
  label?: string;
  className?: string;
  children: ReactNode;
}

/** The shape of what is on its way. */
export function Loading({ label = 'Loading', className, children }: LoadingProps) {
  return (
    <div aria-busy className={className}>
      <span className="sr-only">{label}</span>
      {children}
    </div>
  );
}
