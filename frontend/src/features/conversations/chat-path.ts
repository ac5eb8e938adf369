/** The address of a chat. With what was looked for it opens at the message that holds it, and marks the words (`useFound`). */
export function chatPath(id: string, hit?: { messageId: string | null; q: string }): string {
  if (hit === undefined || hit.messageId === null) return `/chat/${id}`;
  return `/chat/${id}?${new URLSearchParams({ message: hit.messageId, find: hit.q }).toString()}`;
}
