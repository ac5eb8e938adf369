import { Navigate, useLocation } from 'react-router';

/** An old address, for bookmarks and links in mails: redirects, and keeps what was asked for. */
export function Moved({ to }: { to: string }) {
  const { search, hash } = useLocation();
  return <Navigate to={{ pathname: to, search, hash }} replace />;
}
