import type { Page } from '../../../api/api.ts';
import type { Message } from '../types.ts';

/** The shown branch, as far up as it was loaded. */
export interface ThreadData {
  /** Oldest first. */
  messages: readonly Message[];
  /** Where older ones begin; null: the first message is here. */
  olderCursor: string | null;
}

/** The newest page, put under what was loaded above it, so that a refresh costs one page however far up one has read. */
export function withNewest(before: ThreadData | undefined, page: Page<Message>): ThreadData {
  const newest = page.items.toReversed();
  const first = newest[0];
  const joint = before?.messages.findIndex((message) => message.id === first?.id) ?? -1;
  if (before === undefined || page.next_cursor === null || joint <= 0) {
    return { messages: newest, olderCursor: page.next_cursor };
  }
  return { messages: [...before.messages.slice(0, joint), ...newest], olderCursor: before.olderCursor };
}

export function withOlder(before: ThreadData, page: Page<Message>): ThreadData {
  const known = new Set(before.messages.map((message) => message.id));
  const older = page.items.filter((message) => !known.has(message.id)).toReversed();
  return { messages: [...older, ...before.messages], olderCursor: page.next_cursor };
}

/** The messages down to `parentId`; null: none of them. */
export function downTo(messages: readonly Message[], parentId: string | null): readonly Message[] {
  if (parentId === null) return [];
  const parent = messages.findIndex((message) => message.id === parentId);
  return parent === -1 ? messages : messages.slice(0, parent + 1);
}

/** The branch down to `parentId`, and then `messages`. */
export function branchFrom(before: ThreadData, parentId: string | null, messages: readonly Message[]): ThreadData {
  return {
    messages: [...downTo(before.messages, parentId), ...messages],
    olderCursor: parentId === null ? null : before.olderCursor,
  };
}

export function changeMessage(before: ThreadData, id: string, change: Partial<Message>): ThreadData {
  return {
    ...before,
    messages: before.messages.map((message) => (message.id === id ? { ...message, ...change } : message)),
  };
}
