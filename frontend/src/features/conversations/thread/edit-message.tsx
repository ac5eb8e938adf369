import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { t } from '../../../lib/i18n/text.tsx';
import { Button } from '../../../ui/button.tsx';
import { MAX_LENGTH, QuestionField } from '../composer/question-field.tsx';
import type { Message } from '../types.ts';
import { useThread } from './thread-context.tsx';

/** Edits a question in place. Sending it creates a branch; the previous version stays available (`BranchSwitcher`). */
export function EditMessage({ message }: { message: Message }) {
  const { edit, sendEdited, mayAsk, refused, dismiss } = useThread();
  const mine = refused?.origin === message.id ? refused : undefined;
  const [text, setText] = useState(mine?.text ?? message.content);
  const field = useRef<HTMLTextAreaElement>(null);
  const ready = mayAsk && text.trim() !== '' && text.length <= MAX_LENGTH;

  useEffect(() => {
    field.current?.focus();
    field.current?.setSelectionRange(-1, -1);
  }, []);

  function close() {
    edit(null);
    dismiss();
  }

  function onKey(event: KeyboardEvent): boolean {
    if (event.key !== 'Escape') return false;
    event.stopPropagation();
    close();
    return true;
  }

  function send() {
    if (ready) sendEdited(message, text.trim());
  }

  return (
    <div className="mb-3 w-full">
      <QuestionField
        label={t('conversations.edit')}
        text={text}
        onText={setText}
        refused={mine}
        onDismiss={dismiss}
        onSubmit={send}
        onRetry={send}
        onKey={onKey}
        fieldRef={field}
      >
        <div className="flex justify-end gap-2 p-1.5">
          <Button variant="ghost" size="small" onClick={close}>
            {t('ui.cancel')}
          </Button>
          <Button variant="primary" size="small" disabled={!ready} onClick={send}>
            {t('conversations.send')}
          </Button>
        </div>
      </QuestionField>
    </div>
  );
}
