import { useState } from 'react';
import { useMe } from '../../../api/session.ts';
import { useChangeConversation } from '../changes.ts';
import { useModels } from '../queries.ts';
import type { Conversation, Model } from '../types.ts';

interface ModelChoice {
  models: readonly Model[];
  /** Undefined while they load, and where the role may use none. */
  chosen: Model | undefined;
  /** What a question is sent with. Null: the server chooses, which it can before the list is here. */
  id: string | null;
  choose: (id: string) => void;
  /** The list is here and empty. */
  none: boolean;
  /** Asks again, after the list could not be had. */
  reload: (() => void) | null;
}

/** The conversation's model, else the person's, else the organization's. A model that has gone gives way to the next. */
export function useModel(conversation: Conversation | undefined): ModelChoice {
  const { data: models, isError, refetch } = useModels();
  const { preferences } = useMe();
  const { mutate } = useChangeConversation();
  const [forNext, setForNext] = useState<string | null>(null);
  const wishes = [conversation?.model, forNext, preferences.default_model].filter((wish) => wish != null);
  const chosen =
    wishes.map((wish) => models?.find((model) => model.id === wish)).find((model) => model !== undefined) ??
    models?.find((model) => model.is_default) ??
    models?.[0];
  return {
    models: models ?? [],
    chosen,
    id: models === undefined ? (wishes[0] ?? null) : (chosen?.id ?? null),
    choose: (id) => {
      setForNext(id);
      if (conversation !== undefined) mutate({ id: conversation.id, model: id });
    },
    none: models?.length === 0,
    reload: isError ? () => void refetch() : null,
  };
}
