import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import { isTyping } from '../../../lib/is-typing.ts';

/** The search field of the page of all chats. */
export const searchFieldId = 'chat-search';

/** `n` begins a chat and `/` searches the old ones, wherever nobody is typing and nothing is open above the page. */
export function useHistoryKeys(): void {
  const navigate = useNavigate();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return;
      if (document.querySelector('[role=dialog],[role=menu]') !== null) return;
      if (event.key === 'n') {
        event.preventDefault();
        void navigate('/chat');
      }
      if (event.key === '/') {
        event.preventDefault();
        const field = document.getElementById(searchFieldId);
        if (field === null) void navigate('/chat/history');
        else field.focus();
      }
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [navigate]);
}
