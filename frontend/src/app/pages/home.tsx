import { Navigate } from 'react-router';
import { useMe } from '../../api/session.ts';
import { placesFor } from '../features.tsx';

/** The portal's root sends everybody to the first place that is theirs. */
export function Component() {
  return <Navigate to={placesFor(useMe().role)[0]?.to ?? '/account'} replace />;
}
