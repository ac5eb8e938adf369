import { type RefObject, useEffect } from 'react';
import { wordPattern } from '../../../ui/highlight.tsx';
import './found.css';

/** Of the CSS highlight, as `found.css` names it. */
const NAME = 'found';

/** Marks the words of a search in all messages that are rendered, as they are now and as they change. Changes no element. */
export function useMarkedWords(container: RefObject<HTMLElement | null>, q: string): void {
  useEffect(() => {
    const element = container.current;
    // Browsers without the CSS Custom Highlight API show the message without marks.
    if (element === null || q === '' || !('highlights' in CSS)) return undefined;
    let frame = 0;
    const mark = () => {
      frame = 0;
      CSS.highlights.set(NAME, new Highlight(...rangesOf(element, q)));
    };
    const observer = new MutationObserver(() => {
      frame ||= requestAnimationFrame(mark);
    });
    observer.observe(element, { childList: true, subtree: true, characterData: true });
    mark();
    return () => {
      observer.disconnect();
      cancelAnimationFrame(frame);
      CSS.highlights.delete(NAME);
    };
  }, [container, q]);
}

/** Where the words of a search stand in the text of an element, in order; not in labels of buttons or code blocks. */
export function rangesOf(element: Element, q: string): Range[] {
  const pattern = wordPattern(q);
  if (pattern === null) return [];
  const ranges: Range[] = [];
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    if (node.parentElement?.closest('button, figcaption, .sr-only, [aria-hidden]')) continue;
    for (const { 0: word, index } of (node.nodeValue ?? '').matchAll(pattern)) {
      const range = new Range();
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      ranges.push(range);
    }
  }
  return ranges;
}
