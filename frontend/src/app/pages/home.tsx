import { Navigate } from 'react-router';
import { entriesFor } from '../registry.ts';
import { useViewer } from '../viewer.ts';
import { NotFound } from './not-found.tsx';

/** The root of a portal redirects to the first of the viewer's places. */
export function Component() {
  const [first] = entriesFor(useViewer(), 'place');
  return first ? <Navigate to={first.to} replace /> : <NotFound />;
}
