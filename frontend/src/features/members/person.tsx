import type { ReactNode } from 'react';
import { Avatar } from '../../ui/avatar.tsx';
import type { Member } from './queries.ts';

/** Who it is. `children`: what is to be said of them, below. */
export function Person({ member: { name, email }, children }: { member: Member; children?: ReactNode }) {
  return (
    <span className="flex min-w-0 items-center gap-3">
      <Avatar name={name} />
      <span className="grid min-w-0 leading-snug">
        <span dir="auto" title={name} className="truncate font-strong">
          {name}
        </span>
        <span title={email} className="truncate text-small text-ink-faint">
          {email}
        </span>
        {children}
      </span>
    </span>
  );
}
