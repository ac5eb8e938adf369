import { Search } from 'lucide-react';
import type { ComponentProps } from 'react';
import { cn } from '../lib/cn.ts';
import { Input } from './input.tsx';

interface SearchFieldProps extends Omit<ComponentProps<'input'>, 'type' | 'value' | 'onChange'> {
  'aria-label': string;
  value: string;
  onChange: (typed: string) => void;
  /** Of the box around the icon and the input. */
  className?: string;
}

/**
 * A search input with a magnifying glass. What is typed is not debounced (`useDebounced`). There is room on both sides, since
 * text of another direction begins where the glass is not.
 */
export function SearchField({ onChange, className, ...props }: SearchFieldProps) {
  return (
    <div className={cn('relative', className)}>
      <Search aria-hidden className="pointer-events-none absolute inset-y-0 start-3 my-auto size-4 text-ink-faint" />
      <Input type="search" dir="auto" className="px-9" onChange={(event) => onChange(event.target.value)} {...props} />
    </div>
  );
}
