import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';

/** Nearer to the end than this counts as at the end. Pixels. */
const NEAR = 48;
/** How long after a wheel turn, touch or key a scroll is the reader's own and not the list's. */
const INTENT_MS = 800;

interface StickToEnd {
  /** For the element that scrolls. */
  scroller: RefObject<HTMLDivElement | null>;
  /** The reader is at the end: what grows is followed. */
  atEnd: boolean;
  onScroll: () => void;
  /** Call when the content's or the viewport's height changed. */
  onResize: () => void;
  toEnd: () => void;
  /** The content below is about to change by the reader's own doing: stay here. */
  letGo: () => void;
}

/** Follows what grows at the end of a scroller, until the reader scrolls up; takes it up again at the end. */
export function useStickToEnd(): StickToEnd {
  const scroller = useRef<HTMLDivElement>(null);
  const [atEnd, setAtEnd] = useState(true);
  const following = useRef(true);
  const intentAt = useRef(-INTENT_MS);

  const become = useCallback((next: boolean) => {
    following.current = next;
    setAtEnd(next);
  }, []);

  const toEnd = useCallback(() => {
    const element = scroller.current;
    if (element === null) return;
    become(true);
    element.scrollTop = element.scrollHeight;
  }, [become]);

  useEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const intend = (event: Event) => {
      if (event instanceof WheelEvent && event.deltaY >= 0) return;
      intentAt.current = performance.now();
    };
    const events = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const;
    for (const event of events) element.addEventListener(event, intend, { passive: true });
    return () => {
      for (const event of events) element.removeEventListener(event, intend);
    };
  }, []);

  const onScroll = useCallback(() => {
    const element = scroller.current;
    if (element === null) return;
    const rest = element.scrollHeight - element.clientHeight - element.scrollTop;
    if (rest <= NEAR) become(true);
    else if (performance.now() - intentAt.current < INTENT_MS) become(false);
  }, [become]);

  const onResize = useCallback(() => {
    const element = scroller.current;
    if (following.current && element !== null) element.scrollTop = element.scrollHeight;
  }, []);

  const letGo = useCallback(() => {
    following.current = false;
  }, []);

  return { scroller, atEnd, onScroll, onResize, toEnd, letGo };
}
