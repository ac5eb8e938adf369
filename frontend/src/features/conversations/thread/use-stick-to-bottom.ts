import { type RefObject, useCallback, useRef, useState } from 'react';

/** Distance from the bottom that counts as at the bottom. Pixels. */
const NEAR_BOTTOM = 64;

interface StickToBottom {
  /** For the element that scrolls. */
  scroller: RefObject<HTMLDivElement | null>;
  /** The bottom is visible, or followed. */
  atBottom: boolean;
  onScroll: () => void;
  /** Call when the content's or the viewport's height changed. */
  onResize: () => void;
  scrollToBottom: () => void;
  /** Stops following, before a change of the content that the user has requested. */
  release: () => void;
}

/** Keeps a scroller at its bottom while the content grows, until the user scrolls up; resumes when they scroll to the bottom. */
export function useStickToBottom(): StickToBottom {
  const scroller = useRef<HTMLDivElement>(null);
  const [atBottom, setAtBottom] = useState(true);
  const following = useRef(true);
  const before = useRef({ top: 0, height: 0 });

  const onScroll = useCallback(() => {
    const element = scroller.current;
    if (element === null) return;
    const { scrollTop: top, scrollHeight: height, clientHeight } = element;
    const rest = height - clientHeight - top;
    // The browser itself moves the list up by at most the height that it lost; more than that was scrolled by the user.
    const shorter = Math.max(0, before.current.height - height);
    if (before.current.top - top > shorter + 1) following.current = false;
    else if (top > before.current.top && rest <= NEAR_BOTTOM) following.current = true;
    before.current = { top, height };
    setAtBottom(following.current || rest <= NEAR_BOTTOM);
  }, []);

  const jumpToBottom = useCallback(() => {
    const element = scroller.current;
    if (element === null) return;
    element.scrollTop = element.scrollHeight;
    before.current = { top: element.scrollTop, height: element.scrollHeight };
  }, []);

  const onResize = useCallback(() => {
    if (following.current) jumpToBottom();
  }, [jumpToBottom]);

  const scrollToBottom = useCallback(() => {
    following.current = true;
    setAtBottom(true);
    jumpToBottom();
  }, [jumpToBottom]);

  const release = useCallback(() => {
    following.current = false;
  }, []);

  return { scroller, atBottom, onScroll, onResize, scrollToBottom, release };
}
