import type { ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';

/** The part of a message that links to another public page. */
export function linkTo(path: string) {
  return (children: ReactNode) => <PageLink to={path}>{children}</PageLink>;
}

/** Keeps the query, which says where to go after signing in. */
function PageLink({ to, children }: { to: string; children: ReactNode }) {
  const [query] = useSearchParams();
  return (
    <Link to={{ pathname: to, search: query.toString() }} className="text-brand-ink underline underline-offset-4">
      {children}
    </Link>
  );
}
