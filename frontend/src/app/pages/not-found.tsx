import { Compass } from 'lucide-react';
import { StatusPage } from './status-page.tsx';
import { HomeLink } from './home-link.tsx';

export function NotFound() {
  return (
    <StatusPage icon={Compass} title="Nothing at this address" action={<HomeLink />}>
      The page was moved, deleted, or is not yours to see.
    </StatusPage>
  );
}
