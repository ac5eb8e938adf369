import { t } from '../../../lib/i18n/text.tsx';

/** Shown until the first token of an answer arrives. */
export function Thinking() {
  return (
    <p className="flex h-[1.55em] items-center gap-1.5" aria-label={t('conversations.thinking')}>
      {[0, 150, 300].map((delay) => (
        <span
          key={delay}
          className="size-1.5 animate-pulse rounded-full bg-ink-faint"
          style={{ animationDelay: `${delay}ms` }}
        />
      ))}
    </p>
  );
}
