import type { MarkedToken } from 'marked';

/** The page has the first heading, each message a hidden second one. */
export type HeadingLevel = 3 | 4 | 5 | 6;

const FIRST = 3;
const LAST = 6;

interface Ranked {
  token: MarkedToken;
  level: HeadingLevel;
}

/**
 * Levels for the headings of a message, in order. Models begin with `###` as they like; whoever goes by headings should
 * find the first one at the top, and no level left out (WCAG technique G141).
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
