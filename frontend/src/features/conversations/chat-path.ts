/** Where in a chat the words stand that were looked for. */
export interface ChatHit {
  /** Null: in the title alone. */
  messageId: string | null;
  q: string;
}

/** Read by `useFound`. */
const paramsOf = (hit: ChatHit | undefined): Record<string, string> =>
  hit === undefined || hit.messageId === null ? {} : { message: hit.messageId, find: hit.q };

/** The address of a chat. With a hit in a message, the chat opens at that message and marks the words. */
export function chatPath(id: string, hit?: ChatHit): string {
  const query = new URLSearchParams(paramsOf(hit)).toString();
  return query === '' ? `/chat/${id}` : `/chat/${id}?${query}`;
}

/** The address of a chat beside the list of all. */
export function besidePath(id: string, hit?: ChatHit): string {
  return `/chat/history?${new URLSearchParams({ open: id, ...paramsOf(hit) }).toString()}`;
}
