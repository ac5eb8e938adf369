import { cn } from '../lib/cn.ts';
import { strengthOf } from '../lib/password.ts';

const fills = ['', 'w-1/3 bg-negative-fill', 'w-2/3 bg-caution', 'w-full bg-positive'];

/** The strength of a new password as a bar, and advice (`strengthOf`). */
export function PasswordMeter({ password, ownWords }: { password: string; ownWords: readonly string[] }) {
  const { score, advice } = strengthOf(password, ownWords);
  return (
    <span className="grid gap-1.5">
      <span aria-hidden className="mt-1 block h-1 overflow-hidden rounded-full bg-hover">
        <span className={cn('block h-full w-0 rounded-full transition-[width]', password && fills[score])} />
      </span>
      <span aria-live="polite">{advice}</span>
    </span>
  );
}
