/** The messages of a chat, with markdown: a chunk of their own, which a new chat does not need. */
export const loadMessageList = () => import('./thread/message-list.tsx');

/** Ahead of need; where it fails, showing the messages loads it again. */
export function preloadMessageList(): void {
  loadMessageList().catch(() => undefined);
}
