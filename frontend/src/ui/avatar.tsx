import { cn } from '../lib/cn.ts';
import { initialsOf } from '../lib/names.ts';

interface AvatarProps {
  /** The name stands beside it wherever it is used, so screen readers skip the picture. */
  name: string;
  size?: 'small' | 'medium' | 'large';
  className?: string;
}

const sizes = { small: 'size-6', medium: 'size-8', large: 'size-12 text-large' };

/** The initials of a person on a quiet ground. */
export function Avatar({ name, size = 'medium', className }: AvatarProps) {
  return (
    <span
      aria-hidden
      className={cn(
        'grid shrink-0 place-items-center rounded-full border border-line bg-sunken text-small font-strong text-ink-soft select-none',
        sizes[size],
        className,
      )}
    >
      {initialsOf(name)}
    </span>
  );
}
