import type { DemoMember } from '../../../kernel/module.ts';
import { stableHash } from './stable-hash.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How far back a past in the chat reaches. */
const span = 21 * day;
/** How long before a visit ends its last chat begins: the longest of them fits in. */
const lastChat = 40 * minute;

/**
 * When `count` chats of a member began, the oldest first: spread over their time in the portal, on weekdays by day (UTC), the last
 * one shortly before they left.
 */
export function beginnings({ email, joinedAt, lastSeenAt }: DemoMember, count: number, now: number): Date[] {
  const end = lastSeenAt.getTime() - lastChat;
  const joined = joinedAt.getTime() + hour;
  const start = Math.min(end, Math.max(joined, now - span));
  const times = Array.from({ length: count }, (_, index) => {
    if (index === count - 1) return end;
    const evenly = start + ((end - start) * index) / Math.max(1, count - 1);
    return Math.min(
      end - (count - index) * minute,
      Math.max(joined, workingTime(evenly, stableHash(`${email}/${index}`))),
    );
  });
  return times.toSorted((a, b) => a - b).map((time) => new Date(time));
}

/** That day, or the Friday before a weekend, between 7:00 and 16:59. */
function workingTime(time: number, hash: number): number {
  const weekday = new Date(time).getUTCDay();
  const back = weekday === 6 ? 1 : weekday === 0 ? 2 : 0;
  const midnight = time - (time % day) - back * day;
  return midnight + (7 + (hash % 10)) * hour + (hash % 60) * minute;
}
