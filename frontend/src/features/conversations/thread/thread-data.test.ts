import { describe, expect, it } from 'vitest';
import type { Message } from '../types.ts';
import { branchFrom, type ThreadData, mergeNewestPage, prependOlderPage } from './thread-data.ts';

const message = (id: number): Message => ({
  id: String(id),
  conversation_id: 'c',
  parent_id: id === 1 ? null : String(id - 1),
  role: id % 2 === 1 ? 'user' : 'assistant',
  content: `message ${id}`,
  model: null,
  status: 'complete',
  usage: null,
  cost: null,
  finish_reason: null,
  error: null,
  client_id: null,
  sibling_ids: [String(id)],
  created_at: '2026-11-21T00:00:00Z',
});

const range = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, i) => message(first + i));
/** As the API gives a page: newest first. */
const page = (first: number, last: number, cursor: string | null) => ({
  items: range(first, last).toReversed(),
  next_cursor: cursor,
});
const idsOf = (data: ThreadData) => data.messages.map(({ id }) => Number(id));

describe('a thread', () => {
  const long: ThreadData = { messages: range(1, 60), olderCursor: null };

  it('is sorted oldest first', () => {
    expect(idsOf(mergeNewestPage(undefined, page(5, 8, 'more')))).toEqual([5, 6, 7, 8]);
  });

  it('keeps what was loaded above when its newest page is fetched again', () => {
    const data = mergeNewestPage(long, page(41, 62, 'more'));
    expect(idsOf(data)).toEqual(range(1, 62).map(({ id }) => Number(id)));
    expect(data.olderCursor).toBeNull();
  });

  it('is only its newest page when another branch is shown', () => {
    const data = mergeNewestPage(long, page(101, 120, 'more'));
    expect(idsOf(data)[0]).toBe(101);
    expect(data.olderCursor).toBe('more');
  });

  it('gets older messages without duplicates', () => {
    const data = prependOlderPage({ messages: range(5, 8), olderCursor: 'x' }, page(2, 5, null));
    expect(idsOf(data)).toEqual([2, 3, 4, 5, 6, 7, 8]);
    expect(data.olderCursor).toBeNull();
  });

  it('is cut below an edited question', () => {
    expect(idsOf(branchFrom(long, '2', [message(99)]))).toEqual([1, 2, 99]);
    expect(idsOf(branchFrom(long, null, [message(99)]))).toEqual([99]);
  });
});
