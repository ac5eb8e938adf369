import { boot } from '../../../lib/boot.ts';

/** Tells the other tabs of this browser that a conversation changed. They ask the server what, as their own user. */
const channel = new BroadcastChannel(`atrium-conversations:${boot.tenant?.slug ?? ''}`);

export function tellTabs(conversationId: string): void {
  channel.postMessage(conversationId);
}

export function onTabChange(listener: (conversationId: string) => void): () => void {
  const onMessage = (event: MessageEvent<string>) => listener(event.data);
  channel.addEventListener('message', onMessage);
  return () => channel.removeEventListener('message', onMessage);
}
