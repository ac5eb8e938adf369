import { type ReactNode, useEffect, useRef } from 'react';

interface ScrollAreaProps {
  label: string;
  /** Of the element that scrolls. */
  className: string;
  children: ReactNode;
}

/**
 * Scrolls by itself where its content is wider or higher than it may be. `data-more-start` and `data-more-end` stand on its frame
 * while there is more on that side, for the shadows there.
 */
export function ScrollArea({ label, className, children }: ScrollAreaProps) {
  const scroller = useRef<HTMLElement>(null);
  const frame = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const update = () => {
      // From right to left `scrollLeft` is negative.
      const from = Math.abs(element.scrollLeft);
      const rest = element.scrollWidth - element.clientWidth - from;
      frame.current?.toggleAttribute('data-more-start', from > 1);
      frame.current?.toggleAttribute('data-more-end', rest > 1);
    };
    const observer = new ResizeObserver(update);
    observer.observe(element);
    if (element.firstElementChild) observer.observe(element.firstElementChild);
    element.addEventListener('scroll', update, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', update);
    };
  }, []);

  return (
    <div ref={frame} className="scroll-frame">
      {/* What scrolls must be reachable by keyboard (WCAG 2.1.1). Not a `section`: landmarks must have different names. */}
      <figure ref={scroller} className={className} aria-label={label} tabIndex={0}>
        {children}
      </figure>
    </div>
  );
}
