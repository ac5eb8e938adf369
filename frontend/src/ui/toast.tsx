import { type ComponentType, useEffect, useState } from 'react';
import { LazyModule } from '../lib/lazy-module.ts';
import { Store } from '../lib/store.ts';

const toastList = new LazyModule(async () => (await import('./toast-list.tsx')).ToastList);

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

/**
 * The place of all toasts: rendered once, in the shell. Its code is loaded behind the first render, not with the first toast: that
 * one may say that there is no connection.
 */
export function Toaster() {
  const [List, setList] = useState<ComponentType | null>(null);
  useEffect(() => {
    if (List) return undefined;
    const load = () => {
      toastList.load().then(
        (loaded) => setList(() => loaded),
        () => undefined,
      );
    };
    load();
    // Where that failed, a toast tries again, and is then shown with those before it.
    return toasts.subscribe(load);
  }, [List]);
  return List && <List />;
}
