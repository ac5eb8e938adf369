import { Navigate, useLocation } from 'react-router';

/** Redirects from an old address, which bookmarks and mails may hold. Keeps the query and the hash. */
export function Moved({ to }: { to: string }) {
  const { search, hash } = useLocation();
  return <Navigate to={{ pathname: to, search, hash }} replace />;
}
