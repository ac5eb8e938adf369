import { ArrowUp, RotateCw, Square } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useEffect } from 'react';
import { useIsTouch } from '../../../lib/hooks.ts';
import { t } from '../../../lib/i18n/text.tsx';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import type { useModel } from './use-model.ts';
import type { Turn } from '../stream/turns.ts';
import { useDraft } from './drafts.ts';
import { ModelPicker } from './model-picker.tsx';
import { MAX_LENGTH, QuestionField } from './question-field.tsx';

interface ComposerProps {
  /** The key of the draft: a conversation's id, or `newChat`. */
  draftKey: string;
  model: ReturnType<typeof useModel>;
  /** Why nothing can be sent here; null: something can. */
  closed: string | null;
  /** The conversation is loaded. */
  ready: boolean;
  /** Whether an answer is streaming or requested. */
  answering: 'no' | 'yes' | 'stopping';
  refused: Turn | undefined;
  onSend: (text: string) => void;
  /** Retries what was refused, where that was not a text of this field. */
  onRetry: (() => void) | undefined;
  onStop: () => void;
  onDismiss: () => void;
  onEditLast: () => void;
  fieldRef: RefObject<HTMLTextAreaElement | null>;
}

export function Composer(props: ComposerProps) {
  const { draftKey, model, closed, answering, refused, fieldRef } = props;
  const [draft, setDraft] = useDraft(draftKey);
  const isTouch = useIsTouch();
  const text = draft.trim();
  const ready = props.ready && text !== '' && text.length <= MAX_LENGTH && answering === 'no';

  // Focus opens the on-screen keyboard of a touch device, which would cover the messages.
  useEffect(() => {
    if (!isTouch && draftKey !== '') fieldRef.current?.focus();
  }, [isTouch, fieldRef, draftKey]);

  function send() {
    if (!ready) return;
    setDraft('');
    props.onSend(text);
    // Closes the on-screen keyboard.
    if (isTouch) fieldRef.current?.blur();
  }

  function onKey(event: KeyboardEvent): boolean {
    if (event.key !== 'ArrowUp' || draft !== '') return false;
    event.preventDefault();
    props.onEditLast();
    return true;
  }

  if (closed !== null) return <Notice>{closed}</Notice>;
  return (
    <QuestionField
      label={t('conversations.message')}
      placeholder={t('conversations.messagePlaceholder')}
      text={draft}
      onText={setDraft}
      refused={refused}
      onDismiss={props.onDismiss}
      onSubmit={send}
      onRetry={props.onRetry ?? send}
      onKey={onKey}
      fieldRef={fieldRef}
      className="shadow"
    >
      <div className="flex items-center justify-between gap-2 p-1.5">
        {model.models.length > 0 ? (
          <ModelPicker models={model.models} chosen={model.chosen} onChoose={model.choose} />
        ) : (
          <NoModels onRetry={model.reload} />
        )}
        {answering === 'no' ? (
          <Button variant="primary" size="icon" aria-label={t('conversations.send')} disabled={!ready} onClick={send}>
            <ArrowUp />
          </Button>
        ) : (
          <Button
            variant="primary"
            size="icon"
            aria-label={t('conversations.stopNow')}
            disabled={answering === 'stopping'}
            onClick={props.onStop}
          >
            <Square fill="currentColor" className="size-3.5" />
          </Button>
        )}
      </div>
    </QuestionField>
  );
}

/** While the models load, and after that failed. */
function NoModels({ onRetry }: { onRetry: (() => void) | null }) {
  if (onRetry === null) return <Skeleton className="ms-2.5 h-4 w-28" />;
  return (
    <Button variant="ghost" size="small" className="text-negative" onClick={onRetry}>
      <RotateCw /> {t('conversations.modelsFailed')}
    </Button>
  );
}
