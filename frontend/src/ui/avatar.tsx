import { cn } from '../lib/cn.ts';
import { initialsOf } from '../lib/person-name.ts';

interface AvatarProps {
  /** Hidden from screen readers: the name is always shown as text beside it. */
  name: string;
  size?: 'small' | 'medium' | 'large';
  className?: string;
}

const sizes = { small: 'size-6', medium: 'size-8', large: 'size-12 text-large' };

/** The initials of a user in a neutral circle. */
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
