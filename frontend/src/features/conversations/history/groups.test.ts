import { describe, expect, it } from 'vitest';
import type { Conversation } from '../types.ts';
import { groupByTime } from './groups.ts';

const now = new Date(2026, 10, 21, 0, 30);
const chat = (at: Date): Conversation => ({
  id: String(at.getTime()),
  title: 'A chat',
  model: null,
  project_id: null,
  archived: false,
  shared: false,
  created_at: new Date(2020, 0, 1).toISOString(),
  updated_at: at.toISOString(),
  last_message_at: at.toISOString(),
  abilities: { update: true, delete: true },
});

describe('chats by time', () => {
  it.each([
    ['Today', new Date(2026, 10, 21, 0, 5)],
    ['Yesterday', new Date(2026, 10, 20, 23, 55)],
    ['Last 7 days', new Date(2026, 10, 14, 12)],
    ['Last 30 days', new Date(2026, 9, 25, 12)],
    ['October 2026', new Date(2026, 9, 20, 12)],
    ['Today', new Date(2026, 10, 22, 9)],
  ])('stand under %s', (label, at) => {
    expect(groupByTime([chat(at)], now).map((group) => group.label)).toEqual([label]);
  });

  it('keep their order, one group a label', () => {
    const days = [new Date(2026, 10, 21, 0, 20), new Date(2026, 10, 21, 0, 10), new Date(2026, 10, 20)];
    const groups = groupByTime(days.map(chat), now);
    expect(groups.map((group) => group.conversations.length)).toEqual([2, 1]);
  });

  it('without messages are grouped by their creation', () => {
    const [group] = groupByTime([{ ...chat(now), last_message_at: null }], now);
    expect(group?.label).toBe('January 2020');
  });
});
