import type { Page } from '../../../api/api.ts';
import type { Message } from '../types.ts';

/** The loaded part of the active branch. */
export interface ThreadData {
  /** Oldest first. */
  messages: readonly Message[];
  /** The cursor of the page before; null: the first message is loaded. */
  olderCursor: string | null;
}

/** Merges the newest page with the messages loaded before it, so that a refetch costs one page. */
export function mergeNewestPage(before: ThreadData | undefined, page: Page<Message>): ThreadData {
  const newest = page.items.toReversed();
  const first = newest[0];
  const overlap = before?.messages.findIndex((message) => message.id === first?.id) ?? -1;
  if (before === undefined || page.next_cursor === null || overlap <= 0) {
    return { messages: newest, olderCursor: page.next_cursor };
  }
  return { messages: [...before.messages.slice(0, overlap), ...newest], olderCursor: before.olderCursor };
}

export function prependOlderPage(before: ThreadData, page: Page<Message>): ThreadData {
  const known = new Set(before.messages.map((message) => message.id));
  const older = page.items.filter((message) => !known.has(message.id)).toReversed();
  return { messages: [...older, ...before.messages], olderCursor: page.next_cursor };
}

/** The messages up to and including `parentId`; null: none. */
export function truncateAfter(messages: readonly Message[], parentId: string | null): readonly Message[] {
  if (parentId === null) return [];
  const parent = messages.findIndex((message) => message.id === parentId);
  return parent === -1 ? messages : messages.slice(0, parent + 1);
}

/** The branch up to `parentId`, followed by `messages`. */
export function branchFrom(before: ThreadData, parentId: string | null, messages: readonly Message[]): ThreadData {
  return {
    messages: [...truncateAfter(before.messages, parentId), ...messages],
    olderCursor: parentId === null ? null : before.olderCursor,
  };
}

export function updateMessage(before: ThreadData, id: string, change: Partial<Message>): ThreadData {
  return {
    ...before,
    messages: before.messages.map((message) => (message.id === id ? { ...message, ...change } : message)),
  };
}
