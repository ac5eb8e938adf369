import { useEffect, useMemo } from 'react';
import { useMe } from '../../../api/session.ts';
import { PersonalStorage } from '../../../lib/personal-storage.ts';
import type { Conversation } from '../types.ts';
import type { Question } from './turns.ts';

/** A question that the server may not have: asked again with the same id, it is asked once. */
export interface Unsent {
  question: Question;
  clientId: string;
  /** The conversation that was begun for it. */
  begun: Conversation | null;
}

/** By place, in this tab: a question is on its way in the page that asked it, and goes on after a reload. */
const stored = new PersonalStorage('unsent', () => sessionStorage);

/** The longest that a page runs on between a reload and the answer to it. Milliseconds. */
const LEAVING_MS = 5_000;

/** What a page hears while it is already being left, the next one does not know: that asks again. */
let leavingUntil = 0;
addEventListener('beforeunload', () => {
  leavingUntil = performance.now() + LEAVING_MS;
});

interface UnsentAt {
  read: () => Unsent | null;
  /** Null: the server has it, or has refused it. */
  keep: (unsent: Unsent | null) => void;
}

/** @param place a conversation's id, or `newChat` */
export function useUnsent(place: string): UnsentAt {
  const { id } = useMe();
  useEffect(() => stored.forgetOthers(id), [id]);
  return useMemo(
    () => ({
      read: () => JSON.parse(stored.read(id, place) ?? 'null') as Unsent | null,
      keep: (unsent) => {
        if (unsent === null && performance.now() < leavingUntil) return;
        stored.write(id, place, unsent && JSON.stringify(unsent));
      },
    }),
    [id, place],
  );
}
