import { useCallback, useEffect } from 'react';
import { useMe } from '../../../api/session.ts';
import { KeyedStore, useKeyed } from '../../../lib/keyed-store.ts';
import { PersonalStorage } from '../../../lib/personal-storage.ts';

const SAVE_AFTER_MS = 300;

/** What is written and not sent, by place. It survives a reload. */
const stored = new PersonalStorage('draft', () => localStorage);

/** Whose draft it is, and where. */
interface Owner {
  userId: string;
  place: string;
}

const keyOf = ({ userId, place }: Owner) => `${userId}:${place}`;
const drafts = new KeyedStore<string>();
const unsaved = new Map<string, { owner: Owner; timer: ReturnType<typeof setTimeout> }>();

function read(owner: Owner): string {
  return drafts.get(keyOf(owner)) ?? stored.read(owner.userId, owner.place) ?? '';
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
  stored.write(owner.userId, owner.place, read(owner) || null);
}

addEventListener('pagehide', () => {
  for (const { owner } of unsaved.values()) save(owner);
});

/** @param place a conversation's id, or `newChat` */
export function useDraft(place: string): [text: string, setText: (text: string) => void] {
  const { id: userId } = useMe();
  useEffect(() => stored.forgetOthers(userId), [userId]);
  const text = useKeyed(drafts, keyOf({ userId, place })) ?? read({ userId, place });
  return [text, useCallback((next: string) => write({ userId, place }, next), [userId, place])];
}

/** Puts a question that could not be sent back into the draft, before what was written meanwhile. */
export function useGiveBack(place: string): (question: string) => void {
  const { id: userId } = useMe();
  return useCallback(
    (question: string) => {
      const owner = { userId, place };
      write(owner, [question, read(owner)].filter((part) => part !== '').join('\n\n'));
    },
    [userId, place],
  );
}
