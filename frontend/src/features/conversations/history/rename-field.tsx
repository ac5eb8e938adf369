import { type KeyboardEvent, useEffect, useRef } from 'react';
import { cn } from '../../../lib/cn.ts';
import { t } from '../../../lib/i18n/text.tsx';
import { useChangeConversation } from '../changes.ts';
import type { Conversation } from '../types.ts';

const MAX_TITLE = 200;

interface RenameFieldProps {
  conversation: Conversation;
  onDone: () => void;
  className?: string;
}

/** Edits the title in place. Enter and blur save, Escape cancels. */
export function RenameField({ conversation, onDone, className }: RenameFieldProps) {
  const { mutate } = useChangeConversation();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);

  function save() {
    const title = field.current?.value.trim() ?? '';
    if (title !== '' && title !== conversation.title) mutate({ id: conversation.id, title });
    onDone();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') save();
    if (event.key === 'Escape') {
      event.stopPropagation();
      onDone();
    }
  }

  return (
    <input
      ref={field}
      dir="auto"
      aria-label={t('conversations.title')}
      defaultValue={conversation.title}
      maxLength={MAX_TITLE}
      onBlur={save}
      onKeyDown={onKeyDown}
      className={cn(
        'w-full min-w-0 rounded-inner border border-brand-ink bg-surface px-1.5 text-base outline-none',
        className,
      )}
    />
  );
}
