import { type RefObject, useCallback, useRef, useState } from 'react';

/** Nearer to the end than this counts as at the end. Pixels. */
const NEAR = 64;

interface StickToEnd {
  /** For the element that scrolls. */
  scroller: RefObject<HTMLDivElement | null>;
  /** The end is in sight, or followed. */
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
  const before = useRef({ top: 0, height: 0 });

  const onScroll = useCallback(() => {
    const element = scroller.current;
    if (element === null) return;
    const { scrollTop: top, scrollHeight: height, clientHeight } = element;
    const rest = height - clientHeight - top;
    // The list moves up by itself only by as much as it got shorter; anything more is the reader, in small steps too.
    const shorter = Math.max(0, before.current.height - height);
    if (before.current.top - top > shorter + 1) following.current = false;
    else if (top > before.current.top && rest <= NEAR) following.current = true;
    before.current = { top, height };
    setAtEnd(following.current || rest <= NEAR);
  }, []);

  const goToEnd = useCallback(() => {
    const element = scroller.current;
    if (element === null) return;
    element.scrollTop = element.scrollHeight;
    before.current = { top: element.scrollTop, height: element.scrollHeight };
  }, []);

  const onResize = useCallback(() => {
    if (following.current) goToEnd();
  }, [goToEnd]);

  const toEnd = useCallback(() => {
    following.current = true;
    setAtEnd(true);
    goToEnd();
  }, [goToEnd]);

  const letGo = useCallback(() => {
    following.current = false;
  }, []);

  return { scroller, atEnd, onScroll, onResize, toEnd, letGo };
}
