import type { DemoMember } from '../../../kernel/module.ts';
import { stableHash } from './stable-hash.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Milliseconds of the period in which chats began. */
const span = 21 * day;
/** Milliseconds between the beginning of the last chat and the end of the visit: enough for the longest chat. */
const lastChat = 40 * minute;

/**
 * Times at which `count` chats of a member began, oldest first: spread over their membership, on weekdays by day (UTC), the
 * last one shortly before their last visit ended.
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

/** A time on that day, or on the Friday before a weekend, between 7:00 and 16:59. */
function workingTime(time: number, hash: number): number {
  const weekday = new Date(time).getUTCDay();
  const back = weekday === 6 ? 1 : weekday === 0 ? 2 : 0;
  const midnight = time - (time % day) - back * day;
  return midnight + (7 + (hash % 10)) * hour + (hash % 60) * minute;
}
