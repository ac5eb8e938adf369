import katex from 'katex';
import 'katex/dist/katex.min.css';

/** Macros that a formula may define and expand, so that none grows without bound; in `em`, the largest size it may ask for. */
const MAX_EXPANSIONS = 500;
const MAX_SIZE = 20;

/**
 * Lays a formula out in `place`, in place of what is there, with MathML for screen readers. Makes elements and sets their styles
 * one by one: no HTML is parsed, and the Content-Security-Policy allows it.
 *
 * @returns false where the TeX is wrong
 */
export function typeset(tex: string, place: HTMLElement, displayMode: boolean): boolean {
  try {
    katex.render(tex, place, {
      displayMode,
      throwOnError: true,
      strict: 'ignore',
      // No links, pictures, classes or ids of a model's making.
      trust: false,
      maxExpand: MAX_EXPANSIONS,
      maxSize: MAX_SIZE,
    });
    return true;
  } catch (error) {
    if (error instanceof katex.ParseError) return false;
    throw error;
  }
}
