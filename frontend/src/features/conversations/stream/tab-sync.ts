import { refetch } from '../../../api/query.ts';
import { boot } from '../../../lib/boot.ts';
import { keys } from '../queries.ts';

/** Carries ids of changed conversations between the tabs of a browser. Each tab refetches them with its own session. */
const channel = new BroadcastChannel(`atrium-conversations:${boot.tenant?.slug ?? ''}`);

/** Tells the other tabs that a conversation changed. */
export function notifyTabs(conversationId: string): void {
  channel.postMessage(conversationId);
}

channel.addEventListener('message', ({ data: conversationId }: MessageEvent<string>) => {
  void refetch(keys.lists);
  void refetch(keys.one(conversationId));
  void refetch(keys.thread(conversationId));
});
