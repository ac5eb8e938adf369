import { perLocale } from '../../../lib/i18n/i18n.ts';
import { t } from '../../../lib/i18n/text.tsx';
import type { Conversation } from '../types.ts';

export interface ConversationGroup {
  label: string;
  conversations: Conversation[];
}

const DAY_MS = 86_400_000;
const month = perLocale((locale) => new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric' }));

/** The time of the last message, or of the creation where there is none. */
export function activityOf({ last_message_at: last, created_at: created }: Conversation): string {
  return last ?? created;
}

/** Groups by "Today", "Yesterday", … in calendar days of the local time zone; keeps the order. */
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
  if (days <= 0) return t('conversations.today');
  if (days === 1) return t('conversations.yesterday');
  if (days <= 7) return t('conversations.last7Days');
  if (days <= 30) return t('conversations.last30Days');
  return month().format(at);
}

/** Local midnight in milliseconds. `labelOf` rounds, since days with a clock change have 23 or 25 hours. */
function startOfDay(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}
