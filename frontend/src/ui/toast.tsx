import { type ComponentType, useEffect, useState } from 'react';
import { LazyModule } from '../lib/lazy-module.ts';
import { Store, useStore } from '../lib/store.ts';

const toastList = new LazyModule(async () => (await import('./toast-list.tsx')).ToastList);

/** Loads the code of toasts, with which the first one is shown at once, also while there is no connection. */
export const preloadToasts = toastList.preload;

interface ToastOptions {
  tone?: 'positive' | 'negative';
  /** e.g. undo. */
  action?: { label: string; run: () => void };
  /** For how many milliseconds the action is offered. The toast closes then, also while it is hovered. */
  offeredMs?: number;
  /** The id of the object that it is about. A later toast with the same id replaces it; `dismissToast` removes it. */
  subjectId?: string;
}

export interface ToastEntry extends ToastOptions {
  id: number;
  message: string;
}

/** What is shown now, by `Toaster`. */
export const toasts = new Store<readonly ToastEntry[]>([]);
let nextId = 1;

/** Shows a message for a few seconds, at most three at a time. Errors of a form belong beside its fields instead. */
export function toast(message: string, options: ToastOptions = {}): void {
  if (options.subjectId !== undefined) dismissToast(options.subjectId);
  toasts.set([...toasts.get().slice(-2), { id: nextId++, message, ...options }]);
}

/** Removes the toast about an object, e.g. an offer to undo a change of what was then deleted. */
export function dismissToast(subjectId: string): void {
  toasts.set(toasts.get().filter((entry) => entry.subjectId !== subjectId));
}

export function clearToasts(): void {
  toasts.set([]);
}

export function removeToast(id: number): void {
  toasts.set(toasts.get().filter((entry) => entry.id !== id));
}

/** The place of all toasts: rendered once, in the shell. Its code is loaded with the first one. */
export function Toaster() {
  const shown = useStore(toasts);
  const [List, setList] = useState<ComponentType | null>(null);
  useEffect(() => {
    if (List || shown.length === 0) return;
    // Where it fails, the next toast tries again, and then shows this one too.
    toastList.load().then(
      (loaded) => setList(() => loaded),
      () => undefined,
    );
  }, [List, shown]);
  return List && <List />;
}
