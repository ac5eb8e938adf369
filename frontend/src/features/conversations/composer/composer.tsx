import { ArrowUp, RotateCw, Square } from 'lucide-react';
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
  onSend: (text: string) => void;
  /** Tries again what was refused, where that was no text of this field. */
  onAgain: (() => void) | undefined;
  onStop: () => void;
  onDismiss: () => void;
  onEditLast: () => void;
  fieldRef: RefObject<HTMLTextAreaElement | null>;
}

export function Composer(props: ComposerProps) {
  const { place, model, closed, answering, refused, fieldRef } = props;
  const [draft, setDraft] = useDraft(place);
  const byThumb = useMedia('(pointer: coarse)');
  const text = draft.trim();
  const ready = props.ready && text !== '' && text.length <= MAX_LENGTH && answering === 'no';

  // On a phone the keyboard would cover what is to be read.
  useEffect(() => {
    if (!byThumb && place !== '') fieldRef.current?.focus();
  }, [byThumb, fieldRef, place]);

  function send() {
    if (!ready) return;
    setDraft('');
    props.onSend(text);
    // Makes room for the answer: the keyboard covers half of a phone.
    if (byThumb) fieldRef.current?.blur();
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
      label="Message"
      placeholder="Ask anything"
      text={draft}
      onText={setDraft}
      refused={refused}
      onDismiss={props.onDismiss}
      onSubmit={send}
      onAgain={props.onAgain ?? send}
      onKey={onKey}
      fieldRef={fieldRef}
      className="shadow"
    >
      <div className="flex items-center justify-between gap-2 p-1.5">
        {model.models.length > 0 ? (
          <ModelPicker models={model.models} chosen={model.chosen} onChoose={model.choose} />
        ) : (
          <NoModels onAgain={model.reload} />
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

/** They are loading, or did not load. */
function NoModels({ onAgain }: { onAgain: (() => void) | null }) {
  if (onAgain === null) return <Skeleton className="ms-2.5 h-4 w-28" />;
  return (
    <Button look="quiet" size="small" className="text-negative" onClick={onAgain}>
      <RotateCw /> The models did not load. Try again
    </Button>
  );
}
