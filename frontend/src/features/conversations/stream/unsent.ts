import { useEffect, useMemo } from 'react';
import { useMe } from '../../../api/session.ts';
import { UserStorage } from '../../../lib/user-storage.ts';
import type { Conversation } from '../types.ts';
import type { Question } from './turns.ts';

/** A question that the server may not have accepted. Resending it with the same `clientId` is idempotent. */
export interface Unsent {
  question: Question;
  clientId: string;
  /** The conversation that was created for it. */
  created: Conversation | null;
}

/** By turn key, in `sessionStorage`: a question is resent after a reload of the same tab. */
const stored = new UserStorage('unsent', () => sessionStorage);

/** How long a page may still run after `beforeunload`. Milliseconds. */
const LEAVING_MS = 5_000;

/** `performance.now()` until which entries are kept: what a page receives while it unloads is unknown to the next one. */
let leavingUntil = 0;
addEventListener('beforeunload', () => {
  leavingUntil = performance.now() + LEAVING_MS;
});

interface UnsentAt {
  read: () => Unsent | null;
  /** Null: the server has accepted or refused it. */
  write: (unsent: Unsent | null) => void;
}

/** @param turnKey a conversation's id, or `newChat` */
export function useUnsent(turnKey: string): UnsentAt {
  const { id } = useMe();
  useEffect(() => stored.removeOtherUsers(id), [id]);
  return useMemo(
    () => ({
      read: () => JSON.parse(stored.read(id, turnKey) ?? 'null') as Unsent | null,
      write: (unsent) => {
        if (unsent === null && performance.now() < leavingUntil) return;
        stored.write(id, turnKey, unsent && JSON.stringify(unsent));
      },
    }),
    [id, turnKey],
  );
}
