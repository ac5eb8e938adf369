import { useEffect } from 'react';
import { useLocation, useNavigate } from 'react-router';

interface LinkState {
  token?: unknown;
}

/**
 * The token of the link, which comes in the fragment. It is moved to the state of the history entry at once: gone from the address
 * bar and from what the browser would pass on, still there after a reload. Null: the address has none.
 */
export function useLinkToken(): string | null {
  const { hash, state, pathname, search } = useLocation();
  const navigate = useNavigate();
  const inFragment = new URLSearchParams(hash.slice(1)).get('token');
  useEffect(() => {
    if (inFragment !== null) void navigate({ pathname, search }, { replace: true, state: { token: inFragment } });
  }, [inFragment, navigate, pathname, search]);
  const { token: kept } = (state ?? {}) as LinkState;
  return inFragment ?? (typeof kept === 'string' ? kept : null);
}
