import { useEffect, useState } from 'react';
import { api } from '../../api/api.ts';
import type { Sent } from '../../api/types.ts';
import { useDebounced } from '../../lib/hooks.ts';
import { isSlug } from './slug.ts';

type Objection = NonNullable<Sent<'GET /organizations/slug-check'>['objection']>;

/** Whether the address can be taken; `unknown` while the server has not said. */
export type SlugState = 'unknown' | 'free' | Objection;

interface Known {
  slug: string;
  state: SlugState;
}

/**
 * Asks the server while the user types: for an address that fits the company's name, until the user types one, and then whether that
 * one can be taken. Where the request fails, the registration itself checks the address.
 *
 * @param follows the user has not typed an address: it follows the name
 * @param take sets the proposed address
 */
export function useSlug(name: string, slug: string, follows: boolean, take: (slug: string) => void): SlugState {
  const [known, setKnown] = useState<Known | null>(null);
  const company = useDebounced(name.trim(), 350);
  const wanted = useDebounced(slug, 350);

  useEffect(() => {
    if (!follows || company === '') return undefined;
    return askServer(
      (signal) => api('GET /organizations/slug-suggestion', { query: { name: company } }, { signal }),
      ({ slug: proposed }) => {
        if (proposed !== null) setKnown({ slug: proposed, state: 'free' });
        take(proposed ?? '');
      },
    );
  }, [company, follows, take]);

  useEffect(() => {
    if (follows || !isSlug(wanted)) return undefined;
    return askServer(
      (signal) => api('GET /organizations/slug-check', { query: { slug: wanted } }, { signal }),
      ({ objection }) => setKnown({ slug: wanted, state: objection ?? 'free' }),
    );
  }, [wanted, follows]);

  return known?.slug === slug ? known.state : 'unknown';
}

/** Sends a request for an effect. Returns the clean-up, which aborts it: the reply is then ignored. */
function askServer<T>(ask: (signal: AbortSignal) => Promise<T>, onReply: (reply: T) => void): () => void {
  const request = new AbortController();
  // Without a reply the state stays unknown.
  ask(request.signal).then(onReply, () => undefined);
  return () => request.abort();
}
