import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../../api/api.ts';
import { useDebounced } from '../../lib/hooks.ts';
import { CommandGroup, CommandItem } from '../../ui/command.tsx';
import { Highlight } from '../../ui/highlight.tsx';
import { hitPresentations } from '../registry.ts';
import { t } from '../../lib/i18n/text.tsx';

const DEBOUNCE_MS = 150;
const MAX_LENGTH = 200;

interface SearchHitsProps {
  typed: string;
  /** Closes the palette and navigates. */
  onOpen: (to: string) => void;
}

/** What the portal's search finds, a group for each kind; what the user had last where nothing is typed. */
export function SearchHits({ typed, onOpen }: SearchHitsProps) {
  const q = useDebounced(typed.trim().slice(0, MAX_LENGTH), DEBOUNCE_MS);
  const { data } = useQuery({
    queryKey: ['search', q],
    queryFn: ({ signal }) => api('GET /search', { query: q === '' ? {} : { q } }, { signal }),
    placeholderData: keepPreviousData,
    // What changed since the palette was last open shows at once.
    staleTime: 0,
  });
  const byKind = Map.groupBy(data ?? [], ({ kind }) => kind);
  return [...hitPresentations].map(([kind, { heading, icon, to }]) => {
    const hits = byKind.get(kind);
    if (!hits) return null;
    return (
      <CommandGroup key={kind} heading={t(heading)}>
        {hits.map((hit) => (
          // The value contains what is typed: the server has found it, and the palette filters by value.
          <CommandItem
            key={hit.id}
            icon={icon}
            value={`${typed} ${kind} ${hit.id}`}
            detail={hit.excerpt && <Highlight text={hit.excerpt} q={q} />}
            onSelect={() => onOpen(to(hit, q))}
          >
            <bdi>
              <Highlight text={hit.title || t('palette.untitled')} q={q} />
            </bdi>
          </CommandItem>
        ))}
      </CommandGroup>
    );
  });
}
