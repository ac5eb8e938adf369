import { Navigate } from 'react-router';
import { useMe } from '../../api/session.ts';
import { navigationFor } from '../registry.ts';
import { NotFound } from './not-found.tsx';

/** The root of a portal redirects to the first entry of the user's navigation. */
export function Component() {
  const [first] = navigationFor(useMe().role);
  return first ? <Navigate to={first.to} replace /> : <NotFound />;
}
