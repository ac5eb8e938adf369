import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { Toast as Primitive } from 'radix-ui';
import { useSyncExternalStore } from 'react';
import { Button } from './button.tsx';

interface ToastOptions {
  tone?: 'positive' | 'negative';
  /** e.g. undo. */
  action?: { label: string; run: () => void };
  /** The id of what it is about: the next one about it takes its place, and `dropToast` takes it away. */
  about?: string;
}

interface ToastEntry extends ToastOptions {
  id: number;
  message: string;
}

let entries: readonly ToastEntry[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

function replace(next: readonly ToastEntry[]) {
  entries = next;
  for (const listener of listeners) listener();
}

/** Says in passing that something worked or failed. At most three are shown; errors of a form belong beside its fields. */
export function toast(message: string, options: ToastOptions = {}): void {
  if (options.about !== undefined) dropToast(options.about);
  replace([...entries.slice(-2), { id: nextId++, message, ...options }]);
}

/** With what was deleted goes the offer to undo what was done to it. */
export function dropToast(about: string): void {
  replace(entries.filter((entry) => entry.about !== about));
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const remove = (id: number) => replace(entries.filter((entry) => entry.id !== id));

/**
 * Once in the app. Above the bottom bar on a phone (on top while a sheet has its buttons there), in the lower corner of a
 * desktop; above a field that stands at the page's end (`data-page-foot`), whose button it would cover.
 */
export function Toaster() {
  const shown = useSyncExternalStore(subscribe, () => entries);
  return (
    <Primitive.Provider swipeDirection="right" duration={6000}>
      {shown.map((entry) => (
        <ToastCard key={entry.id} entry={entry} />
      ))}
      <Primitive.Viewport className="fixed inset-x-3 bottom-[calc(4.5rem+env(safe-area-inset-bottom))] z-60 grid gap-2 outline-none max-tablet:in-[body:has([role=dialog])]:top-[calc(0.75rem+env(safe-area-inset-top))] max-tablet:in-[body:has([role=dialog])]:bottom-auto! tablet:start-auto tablet:end-4 tablet:w-88 desktop:bottom-4 in-[body:has([data-page-foot])]:bottom-[calc(12rem+env(safe-area-inset-bottom))] desktop:in-[body:has([data-page-foot])]:bottom-32" />
    </Primitive.Provider>
  );
}

function ToastCard({ entry }: { entry: ToastEntry }) {
  const { id, message, tone, action } = entry;
  return (
    <Primitive.Root
      onOpenChange={(open) => !open && remove(id)}
      duration={action || tone === 'negative' ? 9000 : 5000}
      className="flex min-h-12 rise items-center gap-2.5 rounded border border-line bg-raised py-1 ps-3.5 pe-1 shadow data-[swipe=move]:translate-x-(--radix-toast-swipe-move-x)"
    >
      {tone === 'negative' && <CircleAlert aria-hidden className="size-4 shrink-0 text-negative" />}
      {tone === 'positive' && <CircleCheck aria-hidden className="size-4 shrink-0 text-positive" />}
      <Primitive.Description className="min-w-0 flex-1 py-2">{message}</Primitive.Description>
      {action && (
        <Primitive.Action altText={action.label} asChild>
          <Button look="quiet" size="small" onClick={action.run} className="text-brand-ink">
            {action.label}
          </Button>
        </Primitive.Action>
      )}
      <Primitive.Close asChild>
        <Button look="quiet" size="icon" aria-label="Dismiss">
          <X />
        </Button>
      </Primitive.Close>
    </Primitive.Root>
  );
}
