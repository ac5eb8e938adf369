import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { Direction, Toast as Primitive } from 'radix-ui';
import { useEffect, useRef } from 'react';
import { focusContent } from '../lib/focus.ts';
import { t } from '../lib/i18n/text.tsx';
import { Store, useStore } from '../lib/store.ts';
import { Button } from './button.tsx';

interface ToastOptions {
  tone?: 'positive' | 'negative';
  /** e.g. undo. */
  action?: { label: string; run: () => void };
  /** For how many milliseconds the action is offered. The toast closes then, also while it is hovered. */
  offeredMs?: number;
  /** The id of the object that it is about. A later toast with the same id replaces it; `dismissToast` removes it. */
  subjectId?: string;
}

interface ToastEntry extends ToastOptions {
  id: number;
  message: string;
}

const entries = new Store<readonly ToastEntry[]>([]);
let nextId = 1;

/** Shows a message for a few seconds, at most three at a time. Errors of a form belong beside its fields instead. */
export function toast(message: string, options: ToastOptions = {}): void {
  if (options.subjectId !== undefined) dismissToast(options.subjectId);
  entries.set([...entries.get().slice(-2), { id: nextId++, message, ...options }]);
}

/** Removes the toast about an object, e.g. an offer to undo a change of what was then deleted. */
export function dismissToast(subjectId: string): void {
  entries.set(entries.get().filter((entry) => entry.subjectId !== subjectId));
}

export function clearToasts(): void {
  entries.set([]);
}

const remove = (id: number) => entries.set(entries.get().filter((entry) => entry.id !== id));

/**
 * Rendered once, in the shell. Placed above the bottom bar on a phone (at the top while a dialog is open, whose buttons are
 * there), in the lower corner of a desktop, and above an element with `data-page-footer`, which it would cover.
 */
export function Toaster() {
  const shown = useStore(entries);
  const direction = Direction.useDirection();
  return (
    <Primitive.Provider label={t('ui.notification')} swipeDirection={direction === 'rtl' ? 'left' : 'right'}>
      {shown.map((entry) => (
        <ToastCard key={entry.id} entry={entry} />
      ))}
      <Primitive.Viewport
        label={t('ui.notifications', { key: '{hotkey}' })}
        className="fixed inset-x-3 bottom-[calc(4.5rem+env(safe-area-inset-bottom))] z-60 grid gap-2 outline-none max-tablet:in-[body:has([role=dialog])]:top-[calc(0.75rem+env(safe-area-inset-top))] max-tablet:in-[body:has([role=dialog])]:bottom-auto! tablet:start-auto tablet:end-4 tablet:w-88 desktop:bottom-4 in-[body:has([data-page-footer])]:bottom-[calc(12rem+env(safe-area-inset-bottom))] desktop:in-[body:has([data-page-footer])]:bottom-32"
      />
    </Primitive.Provider>
  );
}

function ToastCard({ entry }: { entry: ToastEntry }) {
  const { id, message, tone, action, offeredMs } = entry;
  const card = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (offeredMs === undefined) return undefined;
    const timer = setTimeout(() => {
      if (card.current?.contains(document.activeElement)) focusContent();
      remove(id);
    }, offeredMs);
    return () => clearTimeout(timer);
  }, [id, offeredMs]);
  return (
    <Primitive.Root
      ref={card}
      onOpenChange={(open) => !open && remove(id)}
      duration={offeredMs === undefined ? (action || tone === 'negative' ? 9000 : 5000) : Infinity}
      className="flex min-h-12 slide-up items-center gap-2.5 rounded border border-line bg-raised py-1 ps-3.5 pe-1 shadow data-[swipe=move]:translate-x-(--radix-toast-swipe-move-x)"
    >
      {tone === 'negative' && <CircleAlert aria-hidden className="size-4 shrink-0 text-negative" />}
      {tone === 'positive' && <CircleCheck aria-hidden className="size-4 shrink-0 text-positive" />}
      <Primitive.Description className="min-w-0 flex-1 py-2">{message}</Primitive.Description>
      {action && (
        <Primitive.Action altText={action.label} asChild>
          <Button variant="ghost" size="small" onClick={action.run} className="text-brand-ink">
            {action.label}
          </Button>
        </Primitive.Action>
      )}
      <Primitive.Close asChild>
        <Button variant="ghost" size="icon" aria-label={t('ui.dismiss')}>
          <X />
        </Button>
      </Primitive.Close>
    </Primitive.Root>
  );
}
