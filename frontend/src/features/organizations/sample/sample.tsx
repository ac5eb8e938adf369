import { ClientView } from './client-view.tsx';
import { OwnerView } from './owner-view.tsx';

/** What a role sees in a portal. */
export function Sample({ role }: { role: 'client' | 'owner' }) {
  return role === 'client' ? <ClientView /> : <OwnerView />;
}
