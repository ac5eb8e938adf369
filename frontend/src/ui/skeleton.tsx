import { cn } from '../lib/cn.ts';

/** Stands where something will stand, in its size. Put `aria-busy` on what holds it. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cn('block animate-pulse rounded bg-hover', className)} />;
}
