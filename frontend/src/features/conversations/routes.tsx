import { useParams } from 'react-router';
import { HistoryPage } from './history/history-page.tsx';
import { ChatPage } from './thread/chat-page.tsx';

/** `/chat`, `/chat/:conversationId`, and `/chat/history`. */
export function Component() {
  const { conversationId = null } = useParams();
  return conversationId === 'history' ? <HistoryPage /> : <ChatPage addressed={conversationId} />;
}
