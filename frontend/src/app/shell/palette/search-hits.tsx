import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../../../api/api.ts';
import type { Item } from '../../../api/types.ts';
import type { HitPresentation } from '../../../lib/feature.ts';
import { useDebounced } from '../../../lib/hooks.ts';
import { t } from '../../../lib/i18n/text.tsx';
import { CommandGroup, CommandItem } from '../../../ui/command.tsx';
import { Highlight } from '../../../ui/highlight.tsx';
import { hitPresentations } from '../../registry.ts';
import { matches } from './matches.ts';

const DEBOUNCE_MS = 150;
const MAX_LENGTH = 200;

type Hit = Item<'GET /search'>;

interface HitGroup {
  kind: string;
  presentation: HitPresentation;
  hits: readonly Hit[];
}

interface Search {
  /** The text that `groups` were found with. */
  q: string;
  /** The hits by kind; where nothing is typed, the user's most recent objects. */
  groups: readonly HitGroup[];
  /** `groups` belong to what is typed now, or the search has failed. */
  settled: boolean;
}

export function useSearch(typed: string): Search {
  const wanted = typed.trim().slice(0, MAX_LENGTH);
  const q = useDebounced(wanted, DEBOUNCE_MS);
  const { data, isError } = useQuery({
    queryKey: ['search', q],
    queryFn: async ({ signal }) => ({
      q,
      hits: await api('GET /search', { query: q === '' ? {} : { q } }, { signal }),
    }),
    placeholderData: keepPreviousData,
    // What changed since the palette was last open shows at once.
    staleTime: 0,
  });
  const settled = data?.q === wanted || isError;
  // While the search runs, the hits of what was typed before stay as far as they may still fit.
  const mayFit = ({ title, excerpt }: Hit) =>
    settled || (data && data.q !== '' && wanted.startsWith(data.q)) || matches(wanted, title, excerpt ?? '');
  const hits = data?.hits.filter(mayFit) ?? [];
  const byKind = Map.groupBy(hits, ({ kind }) => kind);
  const groups = [...hitPresentations].flatMap(([kind, presentation]) => {
    const own = byKind.get(kind);
    return own ? [{ kind, presentation, hits: own }] : [];
  });
  return { q: data?.q ?? '', groups, settled };
}

/** Identifies a hit among the items of the palette. */
export const hitValue = ({ kind, id }: Hit): string => `hit ${kind} ${id}`;

interface SearchHitsProps {
  groups: Search['groups'];
  q: string;
  /** Closes the palette and navigates. */
  onOpen: (to: string) => void;
}

export function SearchHits({ groups, q, onOpen }: SearchHitsProps) {
  return groups.map(({ kind, presentation: { heading, icon, to }, hits }) => (
    <CommandGroup key={kind} heading={t(heading)}>
      {hits.map((hit) => (
        <CommandItem
          key={hit.id}
          icon={icon}
          value={hitValue(hit)}
          detail={hit.excerpt && <Highlight text={hit.excerpt} q={q} />}
          onSelect={() => onOpen(to(hit, q))}
        >
          <bdi>
            <Highlight text={hit.title || t('palette.untitled')} q={q} />
          </bdi>
        </CommandItem>
      ))}
    </CommandGroup>
  ));
}
