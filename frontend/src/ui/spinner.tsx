import { LoaderCircle } from 'lucide-react';
import { cn } from '../lib/cn.ts';

/** Says that something is running. The text beside it, or `aria-busy` around it, says what. */
export function Spinner({ className }: { className?: string }) {
  return <LoaderCircle aria-hidden className={cn('size-4 animate-spin', className)} />;
}
