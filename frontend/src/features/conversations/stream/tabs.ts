import { useEffect } from 'react';
import { queryClient } from '../../../api/query.ts';
import { boot } from '../../../lib/boot.ts';
import { keys } from '../queries.ts';

/** Tells the other tabs of this browser that a conversation changed. They ask the server what, as their own user. */
const channel = new BroadcastChannel(`atrium-conversations:${boot.tenant?.slug ?? ''}`);

export function tellTabs(conversationId: string): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has one origin, this one
  channel.postMessage(conversationId);
}

/** Keeps this conversation (and the lists) as the other tabs leave them. */
export function useTabs(conversationId: string | null): void {
  useEffect(() => {
    const onMessage = ({ data }: MessageEvent<string>) => {
      void queryClient.invalidateQueries({ queryKey: keys.lists });
      if (data !== conversationId) return;
      void queryClient.invalidateQueries({ queryKey: keys.one(data) });
      void queryClient.invalidateQueries({ queryKey: keys.thread(data) });
    };
    channel.addEventListener('message', onMessage);
    return () => channel.removeEventListener('message', onMessage);
  }, [conversationId]);
}
