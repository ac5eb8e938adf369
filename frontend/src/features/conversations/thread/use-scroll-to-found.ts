import { type RefObject, useEffect, useRef } from 'react';
import type { VirtualizerHandle } from 'virtua';
import type { ShownMessage } from './shown-messages.ts';
import type { Found } from './use-found.ts';
import { rangesOf } from './use-marked-words.ts';

/** Frames in which the list may still measure its messages. */
const MAX_FRAMES = 60;

interface ScrollOptions {
  found: Found | null;
  shown: readonly ShownMessage[];
  scroller: RefObject<HTMLDivElement | null>;
  list: RefObject<VirtualizerHandle | null>;
  /** Stops following the newest message. */
  release: () => void;
}

/** Scrolls once to the message that was found, as soon as it is loaded, and gives it the focus. */
export function useScrollToFound({ found, shown, scroller, list, release }: ScrollOptions): void {
  const doneFor = useRef<string | null>(null);
  const index = found === null ? -1 : shown.findIndex(({ message }) => message.id === found.messageId);

  useEffect(() => {
    if (found === null || index === -1 || doneFor.current === found.key) return;
    doneFor.current = found.key;
    release();
    list.current?.scrollToIndex(index, { align: 'start' });
    void settle(found, scroller);
  }, [found, index, scroller, list, release]);
}

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** The list places a message while it measures others: waits until it stands still, then shows the first word in its upper third. */
async function settle({ messageId, q }: Found, scroller: RefObject<HTMLDivElement | null>): Promise<void> {
  let before: number | undefined;
  for (let frame = 0; frame < MAX_FRAMES; frame += 1) {
    await nextFrame();
    const box = scroller.current;
    const message = box?.querySelector<HTMLElement>(`[data-message="${CSS.escape(messageId)}"]`);
    if (!box || !message) continue;
    const { top } = (rangesOf(message, q)[0] ?? message).getBoundingClientRect();
    if (top === before) {
      box.scrollTop += top - box.getBoundingClientRect().top - box.clientHeight / 3;
      message.focus({ preventScroll: true });
      return;
    }
    before = top;
  }
}
