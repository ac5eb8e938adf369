import { useCallback, useEffect } from 'react';
import { useMe } from '../../../api/session.ts';
import { KeyedStore, useStoreValue } from '../../../lib/keyed-store.ts';
import { UserStorage } from '../../../lib/user-storage.ts';

const SAVE_AFTER_MS = 300;

/** Unsent text by draft key, in `localStorage`. */
const stored = new UserStorage('draft', () => localStorage);

/** Identifies a draft. */
interface Owner {
  userId: string;
  draftKey: string;
}

const keyOf = ({ userId, draftKey }: Owner) => `${userId}:${draftKey}`;
const drafts = new KeyedStore<string>();
const unsaved = new Map<string, { owner: Owner; timer: ReturnType<typeof setTimeout> }>();

function read(owner: Owner): string {
  return drafts.get(keyOf(owner)) ?? stored.read(owner.userId, owner.draftKey) ?? '';
}

function write(owner: Owner, text: string): void {
  const key = keyOf(owner);
  drafts.set(key, text);
  clearTimeout(unsaved.get(key)?.timer);
  unsaved.set(key, { owner, timer: setTimeout(save, SAVE_AFTER_MS, owner) });
}

function save(owner: Owner): void {
  const key = keyOf(owner);
  clearTimeout(unsaved.get(key)?.timer);
  unsaved.delete(key);
  stored.write(owner.userId, owner.draftKey, read(owner) || null);
}

addEventListener('pagehide', () => {
  for (const { owner } of unsaved.values()) save(owner);
});

/** @param draftKey a conversation's id, or `newChat` */
export function useDraft(draftKey: string): [text: string, setText: (text: string) => void] {
  const { id: userId } = useMe();
  useEffect(() => stored.removeOtherUsers(userId), [userId]);
  const text = useStoreValue(drafts, keyOf({ userId, draftKey })) ?? read({ userId, draftKey });
  return [text, useCallback((next: string) => write({ userId, draftKey }, next), [userId, draftKey])];
}

/** Puts the text of a question that could not be sent in front of the draft. */
export function useRestoreDraft(draftKey: string): (question: string) => void {
  const { id: userId } = useMe();
  return useCallback(
    (question: string) => {
      const owner = { userId, draftKey };
      write(owner, [question, read(owner)].filter((part) => part !== '').join('\n\n'));
    },
    [userId, draftKey],
  );
}
