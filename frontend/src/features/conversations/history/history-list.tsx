import { Archive, MessagesSquare, SearchX } from 'lucide-react';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { ShowMore } from '../../../ui/show-more.tsx';
import { Loading, Skeleton } from '../../../ui/skeleton.tsx';
import { type ListFilter, useConversations } from '../queries.ts';
import { groupByTime } from './groups.ts';
import { HistoryRow } from './history-row.tsx';

interface HistoryListProps extends ListFilter {
  /** Opens the archive. */
  onArchive: () => void;
}

export function HistoryList({ onArchive, ...filter }: HistoryListProps) {
  const list = useConversations(filter);
  if (list.isPending) return <ListSkeleton />;
  if (list.isLoadingError) return <Failure error={list.error} retry={() => void list.refetch()} />;
  const conversations = list.data.pages.flatMap((page) => page.items);
  if (conversations.length === 0) return <NothingHere {...filter} onArchive={onArchive} />;
  return (
    <div className={list.isPlaceholderData ? 'opacity-55 transition-opacity' : 'transition-opacity'}>
      {groupByTime(conversations).map(({ label, conversations: group }) => (
        <div key={label}>
          <h2 className="pt-6 pb-1 text-small font-normal text-ink-faint">{label}</h2>
          <ul className="-mx-3 grid">
            {group.map((conversation) => (
              <HistoryRow key={conversation.id} conversation={conversation} q={filter.q} />
            ))}
          </ul>
        </div>
      ))}
      <ShowMore list={list}>Show older chats</ShowMore>
    </div>
  );
}

function NothingHere({ q, archived, onArchive }: HistoryListProps) {
  if (q !== '') {
    return (
      <EmptyState icon={SearchX} title="Nothing found">
        {archived ? 'No archived chat' : 'No chat'} holds “<bdi>{q}</bdi>”, neither in its title nor in its messages.
      </EmptyState>
    );
  }
  if (archived) {
    return (
      <EmptyState icon={Archive} title="Nothing archived">
        Archive a chat to take it out of your lists without losing it. It stays searchable here.
      </EmptyState>
    );
  }
  return <NoneActive onArchive={onArchive} />;
}

/** The empty list: no chats at all, or all are archived. */
function NoneActive({ onArchive }: Pick<HistoryListProps, 'onArchive'>) {
  const archive = useConversations({ q: '', archived: true });
  if (archive.isPending) return <ListSkeleton />;
  if (archive.data?.pages[0]?.items.length) {
    return (
      <EmptyState
        icon={Archive}
        title="All your chats are archived"
        action={<Button onClick={onArchive}>Show the archive</Button>}
      >
        They are out of the way and complete. Begin a new one, or bring one back.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={MessagesSquare} title="No chats yet">
      Ask your first question: the chat is kept here, under a title it gives itself.
    </EmptyState>
  );
}

function ListSkeleton() {
  return (
    <Loading label="Loading chats" className="grid gap-5 pt-12">
      {['w-2/3', 'w-1/2', 'w-3/4', 'w-2/5', 'w-3/5'].map((width) => (
        <Skeleton key={width} className={`h-5 ${width}`} />
      ))}
    </Loading>
  );
}
