import { useSearchParams } from 'react-router';

export const statuses = ['pending', 'accepted', 'expired', 'revoked'] as const;

export interface InvitationFilters {
  q: string;
  status: (typeof statuses)[number] | undefined;
}

/** The filters of the address, so that links and reloads show the same list. */
export function useFilters() {
  const [query, setQuery] = useSearchParams();
  const filters: InvitationFilters = {
    q: (query.get('q') ?? '').slice(0, 100),
    status: statuses.find((one) => one === query.get('status')),
  };
  function change(changed: Partial<InvitationFilters>) {
    const given = Object.entries({ ...filters, ...changed }).filter(([, value]) => value);
    setQuery(new URLSearchParams(given as [string, string][]), { replace: true });
  }
  return { filters, change, clear: () => setQuery({}, { replace: true }) };
}

/** Whether the dialog is open, by the address, so that a link of another page opens it. */
export function useInviteDialog() {
  const [query, setQuery] = useSearchParams();
  const set = (open: boolean) =>
    setQuery(
      (known) => {
        const next = new URLSearchParams(known);
        if (open) next.set('invite', '');
        else next.delete('invite');
        return next;
      },
      { replace: true },
    );
  return { isOpen: query.has('invite'), open: () => set(true), close: () => set(false) };
}
