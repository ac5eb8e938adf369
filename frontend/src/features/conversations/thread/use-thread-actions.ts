import { type RefObject, useCallback, useMemo, useState } from 'react';
import type { Message, Model } from '../types.ts';
import type { ThreadActions } from './thread-context.tsx';
import type { useAsking } from './use-asking.ts';
import { useBranch } from './use-branch.ts';

interface ThreadOf {
  conversationId: string | null;
  asking: ReturnType<typeof useAsking>;
  models: readonly Model[];
  /** The chosen model's id. */
  model: string | null;
  newest: Message | undefined;
  mayWrite: boolean;
  /** Where one goes on when a message is no longer edited. */
  field: RefObject<HTMLTextAreaElement | null>;
}

/** What messages can do, as one object that changes only when something about it does. */
export function useThreadActions({
  conversationId,
  asking,
  models,
  model,
  newest,
  mayWrite,
  field,
}: ThreadOf): ThreadActions {
  const [editing, setEditing] = useState<string | null>(null);
  const { mutate: showBranch, isPending: switching } = useBranch(conversationId);
  const { send, refused, dismiss, answering } = asking;
  const mayAsk = mayWrite && answering === 'no';

  const edit = useCallback(
    (messageId: string | null) => {
      setEditing(messageId);
      // Under a thumb that would bring up the keyboard.
      if (messageId === null && matchMedia('(pointer: fine)').matches) field.current?.focus();
    },
    [field],
  );

  const sendEdited = useCallback(
    (message: Message, text: string) => {
      edit(null);
      const { parent_id: parentId, sibling_ids: siblingIds, id: origin } = message;
      send({ text, model, parentId, siblingIds, origin });
    },
    [send, model, edit],
  );

  const answerAgain = useCallback(
    ({ parent_id: parentId, sibling_ids: siblingIds, id: origin }: Message) => {
      send({ text: null, model, parentId, siblingIds, origin });
    },
    [send, model],
  );

  const newestId = newest?.id ?? null;
  const goOn = useCallback(() => {
    send({ text: 'Go on from where you stopped.', model, parentId: newestId, siblingIds: [], origin: null });
  }, [send, model, newestId]);

  const modelName = useCallback(
    (id: string | null) => models.find((entry) => entry.id === id)?.display_name ?? id,
    [models],
  );

  return useMemo(
    () => ({
      editing,
      edit,
      sendEdited,
      answerAgain,
      goOn,
      showBranch,
      switching,
      mayAsk,
      refused,
      dismiss,
      modelName,
    }),
    [editing, edit, sendEdited, answerAgain, goOn, showBranch, switching, mayAsk, refused, dismiss, modelName],
  );
}
