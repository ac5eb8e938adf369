import type { Conversation } from '../types.ts';

export interface ConversationGroup {
  label: string;
  conversations: Conversation[];
}

const DAY_MS = 86_400_000;
const month = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric' });

/** When it was last written in. */
export function activityOf({ last_message_at: last, created_at: created }: Conversation): string {
  return last ?? created;
}

/** "Today", "Yesterday", … by the reader's calendar days; keeps the order. */
export function groupByTime(conversations: readonly Conversation[], now: Date = new Date()): ConversationGroup[] {
  const groups: ConversationGroup[] = [];
  for (const conversation of conversations) {
    const label = labelOf(new Date(activityOf(conversation)), now);
    const last = groups.at(-1);
    if (last?.label === label) last.conversations.push(conversation);
    else groups.push({ label, conversations: [conversation] });
  }
  return groups;
}

function labelOf(at: Date, now: Date): string {
  const days = Math.round((startOfDay(now) - startOfDay(at)) / DAY_MS);
  if (days <= 0) return 'Today';
  if (days === 1) return 'Yesterday';
  if (days <= 7) return 'Last 7 days';
  if (days <= 30) return 'Last 30 days';
  return month.format(at);
}

/** Local midnight. Rounding above evens out the days of 23 and 25 hours. */
function startOfDay(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}
