import { lazy, Suspense } from 'react';
import { useNavigate, useParams } from 'react-router';
import { Loading, Skeleton } from '../../ui/skeleton.tsx';
import { chatPath } from './chat-path.ts';
import { ChatPage } from './thread/chat-page.tsx';

/** With its search and its list, which a chat does not need. */
const HistoryPage = lazy(async () => ({ default: (await import('./history/history-page.tsx')).HistoryPage }));

/** `/chat`, `/chat/:conversationId`, and `/chat/history`. */
export function Component() {
  const { conversationId = null } = useParams();
  const navigate = useNavigate();
  if (conversationId === 'history') {
    return (
      <Suspense fallback={<HistorySkeleton />}>
        <HistoryPage />
      </Suspense>
    );
  }
  return (
    <ChatPage
      addressed={conversationId}
      onGone={() => void navigate('/chat')}
      onBack={({ id }) => void navigate(chatPath(id))}
    />
  );
}

function HistorySkeleton() {
  return (
    <Loading className="mx-auto grid w-full max-w-6xl gap-4 px-4 pt-5 tablet:px-8 desktop:pt-10">
      <Skeleton className="h-9 w-48" />
      <Skeleton className="h-64" />
    </Loading>
  );
}
