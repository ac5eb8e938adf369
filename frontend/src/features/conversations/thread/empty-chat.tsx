import { FileText, type LucideIcon, Mail, Scale, SquareTerminal } from 'lucide-react';
import { useState } from 'react';
import { useMe } from '../../../api/session.ts';

interface Starter {
  icon: LucideIcon;
  title: string;
  question: string;
}

const starters: readonly Starter[] = [
  {
    icon: Mail,
    title: 'Write a reminder',
    question: 'Write a friendly reminder for an invoice that is two weeks overdue. Keep it under 120 words.',
  },
  {
    icon: Scale,
    title: 'Compare in a table',
    question:
      'Compare fixed-price and hourly contracts for a small agency in a table: risk, cash flow, effort to manage.',
  },
  {
    icon: FileText,
    title: 'Plan a first meeting',
    question: 'Make an agenda for a 45-minute first meeting with a new client, with a goal for each part.',
  },
  {
    icon: SquareTerminal,
    title: 'Explain some code',
    question: 'Write a TypeScript function that groups a list of invoices by month, and explain it line by line.',
  },
];

function greeting(hour: number): string {
  if (hour >= 5 && hour < 12) return 'Good morning';
  return hour >= 12 && hour < 18 ? 'Good afternoon' : 'Good evening';
}

/** A new chat: a greeting and example questions, which a press sends. */
export function EmptyChat({ onAsk, disabled }: { onAsk: (question: string) => void; disabled: boolean }) {
  const { name } = useMe();
  const [greeted] = useState(() => greeting(new Date().getHours()));
  const [firstName] = name.trim().split(/\s+/u);
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto grid min-h-full max-w-3xl content-end gap-6 px-4 pt-10 pb-6 tablet:content-center desktop:gap-8">
        <div className="grid gap-1.5">
          <h2 className="text-display">
            {greeted}, <bdi>{firstName}</bdi>
          </h2>
          <p className="max-w-prose text-pretty text-ink-soft">
            Ask a question, paste a text to work on, or begin with one of these. Only you see your chats.
          </p>
        </div>
        <ul className="grid gap-2 tablet:grid-cols-2">
          {starters.map(({ icon: Icon, title, question }) => (
            <li key={title}>
              <button
                type="button"
                disabled={disabled}
                onClick={() => onAsk(question)}
                className="flex h-full w-full items-start gap-3 rounded border border-line bg-surface px-3.5 py-3 text-start transition-colors enabled:hover:border-edge enabled:hover:bg-hover disabled:opacity-55"
              >
                <Icon aria-hidden className="mt-0.5 size-4 shrink-0 text-brand-ink" />
                <span className="grid gap-0.5">
                  <span className="font-strong">{title}</span>
                  <span className="line-clamp-2 text-small text-ink-faint">{question}</span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
