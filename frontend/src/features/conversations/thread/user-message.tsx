import { Pencil } from 'lucide-react';
import { memo, useState } from 'react';
import { t } from '../../../lib/i18n/text.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import type { Message } from '../types.ts';
import { ActionButton } from './action-button.tsx';
import { BranchSwitcher } from './branch-switcher.tsx';
import { EditMessage } from './edit-message.tsx';
import { messageActions, messageFooter } from './message-styles.ts';
import { useThread } from './thread-context.tsx';

/** Longer messages are collapsed. UTF-16 code units, and lines. */
const FOLD_FROM_LENGTH = 1_600;
const FOLD_FROM_LINES = 16;

interface UserMessageProps {
  message: Message;
  pending: boolean;
}

export const UserMessage = memo(function UserMessage({ message, pending }: UserMessageProps) {
  const { editing, edit, mayAsk, refused } = useThread();
  const wasRefused = refused?.origin === message.id && refused.text !== null;
  return (
    <article className="group grid grid-cols-1 justify-items-end gap-1">
      <h2 className="sr-only">{t('conversations.you')}</h2>
      {editing === message.id || wasRefused ? (
        <EditMessage message={message} />
      ) : (
        <>
          <Bubble text={message.content} />
          <div className={messageFooter}>
            {!pending && (
              <>
                <div className={messageActions}>
                  <CopyButton
                    text={message.content}
                    label={t('conversations.copyMessage')}
                    className="desktop:size-8"
                  />
                  <ActionButton
                    icon={Pencil}
                    label={t('conversations.edit')}
                    disabled={!mayAsk}
                    onClick={() => edit(message.id)}
                  />
                </div>
                <BranchSwitcher message={message} />
              </>
            )}
          </div>
        </>
      )}
    </article>
  );
});

function Bubble({ text }: { text: string }) {
  const [open, setOpen] = useState(false);
  const long = text.length > FOLD_FROM_LENGTH || text.split('\n', FOLD_FROM_LINES + 1).length > FOLD_FROM_LINES;
  return (
    <div className="max-w-[min(36rem,88%)] rounded bg-sunken px-4 py-2.5 dark:bg-raised">
      <p
        dir="auto"
        className={long && !open ? 'line-clamp-12 break-words whitespace-pre-wrap' : 'break-words whitespace-pre-wrap'}
      >
        {text}
      </p>
      {long && (
        <button
          type="button"
          className="min-h-control text-brand-ink"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {open ? t('conversations.showLess') : t('conversations.showAll')}
        </button>
      )}
    </div>
  );
}
