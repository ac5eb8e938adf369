import type { Finding } from '../finding.ts';

/** Conditions of several recognisers. */
export const digit = /\d/;
export const lineEnd = /\n/;
/** A word as long as the shortest keys. Searched only at the beginning of words. */
export const longWord = /(?:^|[^\w+/.~:=-])[\w+/.~:=-]{15}/;
export const anything = /./s;

/** Finds one kind of sensitive data in folded text, in linear time; offsets are those of the folded text. */
export interface Recogniser {
  /** A cheap pattern without which there is no finding; tested once for all recognisers that share it. */
  needs: RegExp;
  find: (text: string) => Finding[];
  /**
   * Position of the earliest match that is incomplete at the end of `text`: more text may make it a finding, or a longer one.
   * The text's length if there is none. For matches that need a word before them, only those with that word.
   */
  incompleteFrom: (text: string) => number;
}
