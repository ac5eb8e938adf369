import { useEffect } from 'react';
import { refetch } from '../../../api/query.ts';
import { boot } from '../../../lib/boot.ts';
import { keys } from '../queries.ts';

/** Carries ids of changed conversations between the tabs of a browser. Each tab refetches them with its own session. */
const channel = new BroadcastChannel(`atrium-conversations:${boot.tenant?.slug ?? ''}`);

/** Tells the other tabs that a conversation changed. */
export function notifyTabs(conversationId: string): void {
  channel.postMessage(conversationId);
}

/** Refetches the lists, and this conversation, when another tab has changed one. */
export function useTabSync(conversationId: string | null): void {
  useEffect(() => {
    const onMessage = ({ data }: MessageEvent<string>) => {
      void refetch(keys.lists);
      if (data !== conversationId) return;
      void refetch(keys.one(data));
      void refetch(keys.thread(data));
    };
    channel.addEventListener('message', onMessage);
    return () => channel.removeEventListener('message', onMessage);
  }, [conversationId]);
}
