import { CircleAlert, CircleCheck, Info, type LucideIcon, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '../lib/cn.ts';

type Tone = 'neutral' | 'positive' | 'caution' | 'negative';

const tones: Record<Tone, readonly [LucideIcon, string]> = {
  neutral: [Info, 'border-line bg-sunken text-ink-soft'],
  positive: [CircleCheck, 'border-positive/30 bg-positive-tint text-positive'],
  caution: [TriangleAlert, 'border-caution/30 bg-caution-tint text-caution'],
  negative: [CircleAlert, 'border-negative/30 bg-negative-tint text-negative'],
};

interface NoticeProps {
  tone?: Tone;
  /** Not announced when it appears: another element announces it, or it is not new. */
  silent?: boolean;
  className?: string;
  children: ReactNode;
}

/** An inline message with an icon. With tone `negative` it is `role="alert"`: screen readers announce it when it appears. */
export function Notice({ tone = 'neutral', silent = false, className, children }: NoticeProps) {
  const [Icon, classes] = tones[tone];
  return (
    <div
      role={tone === 'negative' && !silent ? 'alert' : undefined}
      className={cn('flex gap-2.5 rounded border px-3 py-2.5', classes, className)}
    >
      <Icon aria-hidden className="mt-[0.2em] size-4 shrink-0" />
      <div className="min-w-0 flex-1">{children}</div>
    </div>
  );
}
