import { useEffect } from 'react';
import { useNavigate } from 'react-router';

/** The search field of the page of all chats. */
export const searchFieldId = 'chat-search';

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/u.test(target.tagName))
  );
}

/** `n` begins a chat and `/` searches the old ones, wherever nobody is typing and nothing is open above the page. */
export function useHistoryKeys(): void {
  const navigate = useNavigate();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return;
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
