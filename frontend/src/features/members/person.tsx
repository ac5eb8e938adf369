import type { ReactNode } from 'react';
import { Avatar } from '../../ui/avatar.tsx';
import type { Member } from './queries.ts';

/** Avatar, name and e-mail of a member, with `children` below. */
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
