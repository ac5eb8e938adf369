import type { ReactNode } from 'react';
import { Link, type To } from 'react-router';
import { Avatar } from '../../ui/avatar.tsx';
import type { Member } from './queries.ts';

interface PersonProps {
  member: Member;
  /** The link of the name, which covers the whole row. */
  to?: To | undefined;
  children?: ReactNode;
}

/** Avatar, name and e-mail of a member, with `children` below. */
export function Person({ member: { name, email }, to, children }: PersonProps) {
  return (
    <span className="flex min-w-0 items-center gap-3">
      <Avatar name={name} />
      <span className="grid min-w-0 leading-snug">
        <span dir="auto" title={name} className="truncate font-strong">
          {to ? (
            <Link to={to} className="after:absolute after:inset-0">
              {name}
            </Link>
          ) : (
            name
          )}
        </span>
        <span title={email} className="truncate text-small text-ink-faint">
          {email}
        </span>
        {children}
      </span>
    </span>
  );
}
