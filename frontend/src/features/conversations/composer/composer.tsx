import { ArrowUp, Square } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useEffect } from 'react';
import { useMedia } from '../../../lib/hooks.ts';
import { Button } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import type { useModel } from './use-model.ts';
import type { Turn } from '../stream/turns.ts';
import { useDraft } from './drafts.ts';
import { ModelPicker } from './model-picker.tsx';
import { MAX_LENGTH, QuestionField } from './question-field.tsx';

interface ComposerProps {
  /** Whose draft it is: a conversation's id, or `newChat`. */
  place: string;
  model: ReturnType<typeof useModel>;
  /** Why nothing can be sent here at all. */
  closed: string | null;
  /** What it adds to is loaded. */
  ready: boolean;
  /** An answer is being written, or waited for. */
  answering: 'no' | 'yes' | 'stopping';
  refused: Turn | undefined;
  onSend: (text: string, giveBack: (text: string) => void) => void;
  onStop: () => void;
  onDismiss: () => void;
  onEditLast: () => void;
  fieldRef: RefObject<HTMLTextAreaElement | null>;
}

export function Composer(props: ComposerProps) {
  const { place, model, closed, answering, refused, fieldRef } = props;
  const draft = useDraft(place);
  const byThumb = useMedia('(pointer: coarse)');
  const text = draft.text.trim();
  const ready =
    props.ready && text !== '' && text.length <= MAX_LENGTH && model.chosen !== undefined && answering === 'no';

  // On a phone the keyboard would cover what is to be read.
  useEffect(() => {
    if (!byThumb && place !== '') fieldRef.current?.focus();
  }, [byThumb, fieldRef, place]);

  function send() {
    if (!ready) return;
    draft.setText('');
    props.onSend(text, draft.giveBack);
    // Makes room for the answer: the keyboard covers half of a phone.
    if (byThumb) fieldRef.current?.blur();
  }

  function onKey(event: KeyboardEvent): boolean {
    if (event.key !== 'ArrowUp' || draft.text !== '') return false;
    event.preventDefault();
    props.onEditLast();
    return true;
  }

  if (closed !== null) return <Notice>{closed}</Notice>;
  return (
    <QuestionField
      label="Message"
      placeholder="Ask anything"
      text={draft.text}
      onText={draft.setText}
      refused={refused}
      onDismiss={props.onDismiss}
      onSubmit={send}
      onKey={onKey}
      fieldRef={fieldRef}
      className="shadow"
    >
      <div className="flex items-center justify-between gap-2 p-1.5">
        {model.models.length > 0 ? (
          <ModelPicker models={model.models} chosen={model.chosen} onChoose={model.choose} />
        ) : (
          <Skeleton className="ms-2.5 h-4 w-28" />
        )}
        {answering === 'no' ? (
          <Button look="primary" size="icon" aria-label="Send" disabled={!ready} onClick={send}>
            <ArrowUp />
          </Button>
        ) : (
          <Button
            look="primary"
            size="icon"
            aria-label="Stop"
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
