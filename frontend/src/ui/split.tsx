import type { ReactNode } from 'react';
import { cn } from '../lib/cn.ts';

interface SplitProps {
  /** The object that is open; false: none. */
  detail: ReactNode;
  /** The list. */
  children: ReactNode;
}

/** A list with the open object at its end side; below 1280 px the object stands in place of the list. */
export function Split({ detail, children }: SplitProps) {
  const isOpen = Boolean(detail);
  return (
    <div className={cn(isOpen && 'wide:grid wide:grid-cols-[minmax(0,1fr)_20rem] wide:items-start wide:gap-6')}>
      <div className={cn('min-w-0', isOpen && 'max-wide:hidden')}>{children}</div>
      {detail}
    </div>
  );
}
