import { useCallback, useEffect } from 'react';
import { useMe } from '../../../api/session.ts';
import { boot } from '../../../lib/boot.ts';
import { KeyedStore, useKeyed } from '../../../lib/keyed-store.ts';

/** What is written and not sent, by user and conversation. It survives a reload. */
const prefix = `atrium-draft:${boot.tenant?.slug ?? ''}:`;
const SAVE_AFTER_MS = 300;

const drafts = new KeyedStore<string>();
const unsaved = new Map<string, ReturnType<typeof setTimeout>>();

function read(key: string): string {
  const draft = drafts.get(key);
  if (draft !== undefined) return draft;
  try {
    return localStorage.getItem(prefix + key) ?? '';
  } catch {
    // Storage is forbidden: drafts live as long as the page.
    return '';
  }
}

function write(key: string, text: string): void {
  drafts.set(key, text);
  clearTimeout(unsaved.get(key));
  unsaved.set(key, setTimeout(save, SAVE_AFTER_MS, key));
}

function save(key: string): void {
  clearTimeout(unsaved.get(key));
  unsaved.delete(key);
  const text = read(key);
  try {
    if (text === '') localStorage.removeItem(prefix + key);
    else localStorage.setItem(prefix + key, text);
  } catch {
    // Full or forbidden: the draft lives as long as the page.
  }
}

addEventListener('pagehide', () => {
  for (const key of unsaved.keys()) save(key);
});

/** Another person at this browser must not find them. */
function forgetOthers(userId: string): void {
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(prefix) && !key.startsWith(`${prefix}${userId}:`)) localStorage.removeItem(key);
    }
  } catch {
    // Storage is forbidden: there are none.
  }
}

/** @param place a conversation's id, or `newChat` */
export function useDraft(place: string): [text: string, setText: (text: string) => void] {
  const { id } = useMe();
  const key = `${id}:${place}`;
  useEffect(() => forgetOthers(id), [id]);
  return [useKeyed(drafts, key) ?? read(key), useCallback((text: string) => write(key, text), [key])];
}

/** Puts a question that could not be sent back into the draft, before what was written meanwhile. */
export function useGiveBack(place: string): (question: string) => void {
  const { id } = useMe();
  const key = `${id}:${place}`;
  return useCallback(
    (question: string) => write(key, [question, read(key)].filter((part) => part !== '').join('\n\n')),
    [key],
  );
}
