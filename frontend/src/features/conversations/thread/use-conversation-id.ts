import { useCallback, useEffect, useRef } from 'react';
import { useNavigate } from 'react-router';
import { useKeyed } from '../../../lib/keyed-store.ts';
import { newChat, turns } from '../stream/turns.ts';

/**
 * The conversation to show. A new chat shows the one that was begun from it at once, while the address still changes.
 *
 * @param addressed the id in the address; null: a new chat
 * @returns the id, and what to call when one was begun
 */
export function useConversationId(addressed: string | null): [string | null, (begun: string) => void] {
  const navigate = useNavigate();
  const begunFromHere = useKeyed(turns, newChat)?.begun ?? null;

  // Who left the new chat meanwhile is not called back.
  const waiting = useRef(false);
  useEffect(() => {
    waiting.current = addressed === null;
    if (addressed !== null && turns.get(newChat)?.begun != null) turns.set(newChat, undefined);
    return () => {
      waiting.current = false;
    };
  }, [addressed]);

  const onBegun = useCallback(
    (id: string) => {
      if (waiting.current) void navigate(`/chat/${id}`, { replace: true });
      else turns.set(newChat, undefined);
    },
    [navigate],
  );
  return [addressed ?? begunFromHere, onBegun];
}
