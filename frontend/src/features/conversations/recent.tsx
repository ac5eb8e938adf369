import { SquarePen } from 'lucide-react';
import { useState } from 'react';
import { Link, NavLink, useMatch, useNavigate } from 'react-router';
import { cn } from '../../lib/cn.ts';
import { t } from '../../lib/i18n/text.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { Loading, Skeleton } from '../../ui/skeleton.tsx';
import { ConversationMenu } from './history/conversation-menu.tsx';
import { groupByTime } from './history/groups.ts';
import { RenameField } from './history/rename-field.tsx';
import { useConversations } from './queries.ts';
import type { Conversation } from './types.ts';

const row =
  'flex h-8 items-center gap-2.5 rounded px-2.5 text-ink-soft transition-colors hover:bg-hover hover:text-ink';

/** The sidebar section of recent chats, by time. */
export function RecentConversations() {
  const { data, isPending } = useConversations({ q: '', archived: false });
  const [page] = data?.pages ?? [];
  // That page lists them itself.
  const onHistory = useMatch('/chat/history') !== null;
  return (
    <nav aria-label={t('conversations.chats')} className="flex flex-col gap-0.5 pb-4">
      <Link to="/chat" className={cn(row, 'mb-2 [&>svg]:size-4')}>
        <SquarePen aria-hidden />
        {t('conversations.new')}
        <Kbd keys="N" className="ms-auto" />
      </Link>
      {isPending && <RecentSkeleton />}
      {groupByTime(onHistory ? [] : (page?.items ?? [])).map(({ label, conversations }) => (
        <div key={label} className="flex flex-col gap-0.5 pb-3">
          <h2 className="px-2.5 pb-0.5 text-small font-normal text-ink-faint">{label}</h2>
          {conversations.map((conversation) => (
            <RecentRow key={conversation.id} conversation={conversation} />
          ))}
        </div>
      ))}
      {/* Also where the list is empty: all chats may be archived. */}
      {page !== undefined && (
        <Link to="/chat/history" className={cn(row, 'text-ink-faint')}>
          {t('conversations.all')}
        </Link>
      )}
    </nav>
  );
}

function RecentRow({ conversation }: { conversation: Conversation }) {
  const { id, title } = conversation;
  const [renaming, setRenaming] = useState(false);
  const open = useMatch(`/chat/${id}`) !== null;
  const navigate = useNavigate();
  if (renaming) return <RenameField conversation={conversation} onDone={() => setRenaming(false)} className="h-8" />;
  return (
    <div className="group relative">
      <NavLink
        to={`/chat/${id}`}
        title={title}
        className={cn(row, 'group-focus-within:pe-9 group-hover:pe-9', open && 'bg-hover text-ink')}
      >
        <span dir="auto" className="min-w-0 flex-1 truncate">
          {title}
        </span>
      </NavLink>
      <ConversationMenu
        conversation={conversation}
        onRename={() => setRenaming(true)}
        onGone={() => void (open && navigate('/chat'))}
        onBack={() => void (open && navigate(`/chat/${id}`))}
        className="absolute end-0 top-0 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 data-[state=open]:opacity-100"
      />
    </div>
  );
}

function RecentSkeleton() {
  return (
    <Loading label={t('conversations.loadingList')} className="grid gap-3 px-2.5 py-2">
      {['w-4/5', 'w-3/5', 'w-2/3', 'w-1/2'].map((width) => (
        <Skeleton key={width} className={`h-4 ${width}`} />
      ))}
    </Loading>
  );
}
