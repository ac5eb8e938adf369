import { FileText, type LucideIcon, Mail, Scale, SquareTerminal } from 'lucide-react';
import { useState } from 'react';
import { type MessageId, type PlainMessageId, t, Text } from '../../../lib/i18n/text.tsx';
import { useMe } from '../../../api/session.ts';
import { shortNameOf } from '../../../lib/person-name.ts';

interface Starter {
  icon: LucideIcon;
  title: PlainMessageId;
  question: PlainMessageId;
}

const starters: readonly Starter[] = [
  { icon: Mail, title: 'conversations.startReminder', question: 'conversations.startReminderQuestion' },
  { icon: Scale, title: 'conversations.startTable', question: 'conversations.startTableQuestion' },
  { icon: FileText, title: 'conversations.startMeeting', question: 'conversations.startMeetingQuestion' },
  { icon: SquareTerminal, title: 'conversations.startCode', question: 'conversations.startCodeQuestion' },
];

function greeting(hour: number): Extract<MessageId, `conversations.good${string}`> {
  if (hour >= 5 && hour < 12) return 'conversations.goodMorning';
  return hour >= 12 && hour < 18 ? 'conversations.goodAfternoon' : 'conversations.goodEvening';
}

/** A new chat: a greeting and example questions, which a press sends. */
export function EmptyChat({ onAsk, disabled }: { onAsk: (question: string) => void; disabled: boolean }) {
  const { name } = useMe();
  const [greeted] = useState(() => greeting(new Date().getHours()));
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto grid min-h-full max-w-3xl content-end gap-6 px-4 pt-10 pb-6 tablet:content-center desktop:gap-8">
        <div className="grid gap-1.5">
          <h2 className="text-display">
            <Text id={greeted} values={{ name: shortNameOf(name) }} />
          </h2>
          <p className="max-w-prose text-pretty text-ink-soft">{t('conversations.emptyText')}</p>
        </div>
        <ul className="grid gap-2 tablet:grid-cols-2">
          {starters.map(({ icon: Icon, title, question }) => (
            <li key={title}>
              <button
                type="button"
                disabled={disabled}
                onClick={() => onAsk(t(question))}
                className="flex h-full w-full items-start gap-3 rounded border border-line bg-surface px-3.5 py-3 text-start transition-colors enabled:hover:border-edge enabled:hover:bg-hover disabled:opacity-55"
              >
                <Icon aria-hidden className="mt-0.5 size-4 shrink-0 text-brand-ink" />
                <span className="grid gap-0.5">
                  <span className="font-strong">{t(title)}</span>
                  <span className="line-clamp-2 text-small text-ink-faint">{t(question)}</span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
