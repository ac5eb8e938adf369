import { useNavigate, useParams } from 'react-router';
import { chatPath } from './chat-path.ts';
import { HistoryPage } from './history/history-page.tsx';
import { ChatPage } from './thread/chat-page.tsx';

/** `/chat`, `/chat/:conversationId`, and `/chat/history`. */
export function Component() {
  const { conversationId = null } = useParams();
  const navigate = useNavigate();
  if (conversationId === 'history') return <HistoryPage />;
  return (
    <ChatPage
      addressed={conversationId}
      onGone={() => void navigate('/chat')}
      onBack={({ id }) => void navigate(chatPath(id))}
    />
  );
}
