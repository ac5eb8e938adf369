import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { MessageCircle } from 'lucide-react';
import { apiPage } from '../../api/api.ts';
import type { CommandResultsProps } from '../../lib/feature.ts';
import { useDebounced } from '../../lib/hooks.ts';
import { CommandGroup, CommandItem } from '../../ui/command.tsx';
import { keys } from './queries.ts';

const DEBOUNCE_MS = 150;
const MAX_RESULTS = 6;

/** Chats that match the query in the command palette; the newest ones where it is empty. */
export function ConversationResults({ query, onOpen }: CommandResultsProps) {
  const q = useDebounced(query.trim(), DEBOUNCE_MS);
  const { data } = useQuery({
    queryKey: keys.commandResults(q),
    queryFn: ({ signal }) =>
      apiPage('GET /conversations', { query: { limit: MAX_RESULTS, ...(q && { q }) } }, { signal }),
    placeholderData: keepPreviousData,
    // No change refetches it: the palette does, when it opens.
    staleTime: 0,
  });
  if (!data?.items.length) return null;
  return (
    <CommandGroup heading="Chats">
      {data.items.map(({ id, title }) => (
        // The value contains the query, since the server may have matched a message and the palette filters by value.
        <CommandItem key={id} icon={MessageCircle} value={`${query} ${id}`} onSelect={() => onOpen(`/chat/${id}`)}>
          <bdi>{title}</bdi>
        </CommandItem>
      ))}
    </CommandGroup>
  );
}
