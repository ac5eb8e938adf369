import { Archive, MessagesSquare, SearchX } from 'lucide-react';
import { t, Text } from '../../../lib/i18n/text.tsx';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Failure } from '../../../ui/failure.tsx';
import { ShowMore } from '../../../ui/show-more.tsx';
import { Loading, Skeleton } from '../../../ui/skeleton.tsx';
import type { ChatHit } from '../chat-path.ts';
import { type ListFilter, useConversations } from '../queries.ts';
import { groupByTime } from './groups.ts';
import { HistoryRow } from './history-row.tsx';

interface HistoryListProps extends ListFilter {
  /** Opens the archive. */
  onArchive: () => void;
  /** The address that opens a chat. */
  addressOf: (id: string, hit?: ChatHit) => string;
  /** The one beside the list. */
  openId: string | null;
}

export function HistoryList({ onArchive, addressOf, openId, ...filter }: HistoryListProps) {
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
              <HistoryRow
                key={conversation.id}
                conversation={conversation}
                q={filter.q}
                to={addressOf(conversation.id, { messageId: conversation.hit?.message_id ?? null, q: filter.q })}
                isOpen={conversation.id === openId}
              />
            ))}
          </ul>
        </div>
      ))}
      <ShowMore list={list}>{t('conversations.showOlder')}</ShowMore>
    </div>
  );
}

function NothingHere({ q, archived, onArchive }: ListFilter & Pick<HistoryListProps, 'onArchive'>) {
  if (q !== '') {
    return (
      <EmptyState icon={SearchX} title={t('conversations.nothingFound')}>
        <Text id={archived ? 'conversations.nothingFoundInArchive' : 'conversations.nothingFoundText'} values={{ q }} />
      </EmptyState>
    );
  }
  if (archived) {
    return (
      <EmptyState icon={Archive} title={t('conversations.nothingArchived')}>
        {t('conversations.nothingArchivedText')}
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
        title={t('conversations.allArchived')}
        action={<Button onClick={onArchive}>{t('conversations.showArchive')}</Button>}
      >
        {t('conversations.allArchivedText')}
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={MessagesSquare} title={t('conversations.none')}>
      {t('conversations.noneText')}
    </EmptyState>
  );
}

function ListSkeleton() {
  return (
    <Loading label={t('conversations.loadingList')} className="grid gap-5 pt-12">
      {['w-2/3', 'w-1/2', 'w-3/4', 'w-2/5', 'w-3/5'].map((width) => (
        <Skeleton key={width} className={`h-5 ${width}`} />
      ))}
    </Loading>
  );
}
