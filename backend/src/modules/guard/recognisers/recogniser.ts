import type { Finding } from '../finding.ts';

/** What several recognisers need. */
export const digit = /\d/;
export const lineEnd = /\n/;
/** As long as keys are at least. Looked for only from where words begin. */
export const longWord = /(?:^|[^\w+/.~:=-])[\w+/.~:=-]{15}/;
export const anything = /./s;

/** Looks through folded text, in time linear to its length; offsets are those of the folded text. */
export interface Recogniser {
  /** What no finding can do without: cheap to look for, and looked for once for all who share it. */
  needs: RegExp;
  find: (text: string) => Finding[];
  /**
   * Where the earliest match begins that the end of `text` leaves incomplete: more text may make a finding of it, or a
   * longer one. The text's length if there is none. A match that needs a word before it may lack that word's value only.
   */
  incompleteFrom: (text: string) => number;
}
