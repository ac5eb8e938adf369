import { type RefObject, useCallback, useMemo, useState } from 'react';
import { t } from '../../../lib/i18n/text.tsx';
import type { Message, Model } from '../types.ts';
import type { ThreadActions } from './thread-context.tsx';
import type { useSending } from './use-sending.ts';
import { useBranch } from './use-branch.ts';

interface ThreadOf {
  conversationId: string | null;
  sending: ReturnType<typeof useSending>;
  models: readonly Model[];
  /** The chosen model's id. */
  model: string | null;
  newest: Message | undefined;
  mayWrite: boolean;
  /** Gets the focus after a message was edited. */
  field: RefObject<HTMLTextAreaElement | null>;
}

/** The value of the thread context, memoized. */
export function useThreadActions({
  conversationId,
  sending,
  models,
  model,
  newest,
  mayWrite,
  field,
}: ThreadOf): ThreadActions {
  const [editing, setEditing] = useState<string | null>(null);
  const { mutate: showBranch, isPending: switching } = useBranch(conversationId);
  const { send, refused, dismiss, answering } = sending;
  const mayAsk = mayWrite && answering === 'no';

  const edit = useCallback(
    (messageId: string | null) => {
      setEditing(messageId);
      // On a touch device the focus would open the on-screen keyboard.
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

  const regenerate = useCallback(
    ({ parent_id: parentId, sibling_ids: siblingIds, id: origin }: Message) => {
      send({ text: null, model, parentId, siblingIds, origin });
    },
    [send, model],
  );

  const newestId = newest?.id ?? null;
  const continueAnswer = useCallback(() => {
    send({ text: t('conversations.continueQuestion'), model, parentId: newestId, siblingIds: [], origin: null });
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
      regenerate,
      continueAnswer,
      showBranch,
      switching,
      mayAsk,
      refused,
      dismiss,
      modelName,
    }),
    [editing, edit, sendEdited, regenerate, continueAnswer, showBranch, switching, mayAsk, refused, dismiss, modelName],
  );
}
