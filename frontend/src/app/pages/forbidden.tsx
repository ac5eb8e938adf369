import { LockKeyhole } from 'lucide-react';
import { StatusPage } from './status-page.tsx';
import { HomeLink } from './home-link.tsx';

export function Forbidden() {
  return (
    <StatusPage icon={LockKeyhole} title="Not for your role" action={<HomeLink />}>
      Ask an admin of your organization if you need it.
    </StatusPage>
  );
}
