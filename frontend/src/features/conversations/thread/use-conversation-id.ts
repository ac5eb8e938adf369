import { useCallback, useEffect, useRef } from 'react';
import { useNavigate } from 'react-router';
import { useStoreValue } from '../../../lib/keyed-store.ts';
import { newChat, turns } from '../stream/turns.ts';

/**
 * The conversation to show. A new chat shows the conversation that was created from it before the address has changed.
 *
 * @param addressed the id in the address; null: a new chat
 * @returns the id, and the function to call when a conversation was created
 */
export function useConversationId(addressed: string | null): [string | null, (created: string) => void] {
  const navigate = useNavigate();
  const createdFromHere = useStoreValue(turns, newChat)?.created ?? null;

  // A user who has left the new chat is not navigated back to it.
  const isOnNewChat = useRef(false);
  useEffect(() => {
    isOnNewChat.current = addressed === null;
    if (addressed !== null && turns.get(newChat)?.created != null) turns.set(newChat, undefined);
    return () => {
      isOnNewChat.current = false;
    };
  }, [addressed]);

  const onCreated = useCallback(
    (id: string) => {
      if (isOnNewChat.current) void navigate(`/chat/${id}`, { replace: true });
      else turns.set(newChat, undefined);
    },
    [navigate],
  );
  return [addressed ?? createdFromHere, onCreated];
}
