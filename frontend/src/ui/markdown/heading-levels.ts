import type { MarkedToken } from 'marked';

/** Levels 1 and 2 are the page title and the hidden heading of each message. */
export type HeadingLevel = 3 | 4 | 5 | 6;

const FIRST = 3;
const LAST = 6;

interface Ranked {
  token: MarkedToken;
  level: HeadingLevel;
}

/**
 * Assigns HTML levels to the headings of a message, in order: the first is an `h3`, and no level is skipped (WCAG technique
 * G141), whatever levels the model used.
 */
export class HeadingLevels {
  #depth: number | undefined;
  #last = FIRST - 1;

  constructor(before: readonly Ranked[]) {
    for (const { token, level } of before) {
      if (token.type !== 'heading') continue;
      this.#depth ??= token.depth;
      this.#last = level;
    }
  }

  of(token: MarkedToken): HeadingLevel {
    if (token.type !== 'heading') return FIRST;
    this.#depth ??= token.depth;
    const wished = Math.max(FIRST, FIRST + token.depth - this.#depth);
    this.#last = Math.min(wished, this.#last + 1, LAST);
    return this.#last as HeadingLevel;
  }
}
