/** Where in a chat the words stand that were looked for. */
export interface ChatHit {
  /** Null: in the title alone. */
  messageId: string | null;
  q: string;
}

const paramsOf = (hit: ChatHit | undefined) =>
  hit === undefined || hit.messageId === null ? [] : [['message', hit.messageId] as const, ['find', hit.q] as const];

/** The address of a chat. With what was looked for it opens at the message that holds it, and marks the words (`useFound`). */
export function chatPath(id: string, hit?: ChatHit): string {
  const query = new URLSearchParams(paramsOf(hit).map(([name, value]) => [name, value])).toString();
  return query === '' ? `/chat/${id}` : `/chat/${id}?${query}`;
}

/** The address of a chat beside the list of all. */
export function besidePath(id: string, hit?: ChatHit): string {
  return `/chat/history?${new URLSearchParams([['open', id], ...paramsOf(hit).map(([name, value]) => [name, value])]).toString()}`;
}
