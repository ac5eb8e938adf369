import { useState } from 'react';
import { useMe } from '../../../api/session.ts';
import { useChangeConversation } from '../changes.ts';
import { useModels } from '../queries.ts';
import type { Conversation, Model } from '../types.ts';

interface ModelChoice {
  models: readonly Model[];
  /** Undefined while the models load, and where the role may use none. */
  chosen: Model | undefined;
  /** The model id to send a question with. Null: the server chooses, also while the models load. */
  id: string | null;
  choose: (id: string) => void;
  /** The list is loaded and empty. */
  none: boolean;
  /** Retries after the list could not be loaded; null otherwise. */
  reload: (() => void) | null;
}

/** The model of the conversation, else the user's default, else the organization's; models that no longer exist are skipped. */
export function useModel(conversation: Conversation | undefined): ModelChoice {
  const { data: models, isError, refetch } = useModels();
  const { preferences } = useMe();
  const { mutate } = useChangeConversation();
  const [pendingChoice, setPendingChoice] = useState<string | null>(null);
  const candidates = [conversation?.model, pendingChoice, preferences.default_model].filter(
    (candidate) => candidate != null,
  );
  const chosen =
    candidates
      .map((candidate) => models?.find((model) => model.id === candidate))
      .find((model) => model !== undefined) ??
    models?.find((model) => model.is_default) ??
    models?.[0];
  return {
    models: models ?? [],
    chosen,
    id: models === undefined ? (candidates[0] ?? null) : (chosen?.id ?? null),
    choose: (id) => {
      setPendingChoice(id);
      if (conversation !== undefined) mutate({ id: conversation.id, model: id });
    },
    none: models?.length === 0,
    reload: isError ? () => void refetch() : null,
  };
}
