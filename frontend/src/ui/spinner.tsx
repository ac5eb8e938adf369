import { LoaderCircle } from 'lucide-react';
import { cn } from '../lib/cn.ts';

/** Hidden from screen readers: a text beside it or `aria-busy` around it describes what is running. */
export function Spinner({ className }: { className?: string }) {
  return <LoaderCircle aria-hidden className={cn('size-4 animate-spin', className)} />;
}
