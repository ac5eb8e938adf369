import type { Finding } from './finding.ts';
import { recognisers } from './recognisers.ts';
import { contextAfter } from './recognisers/numbers/context-words.ts';

/**
 * Where in folded text begins what more text may make a finding, a longer one or a certain one: from there on it is not
 * known yet what stands there. The text's length if there is no such place. `findings` are those of the text.
 */
export function incompleteFrom(text: string, findings: readonly Finding[]): number {
  let from = text.length;
  for (const recogniser of recognisers) from = Math.min(from, recogniser.incompleteFrom(text));
  for (const { start, end, confidence } of findings) {
    if (confidence === 'uncertain' && end > text.length - contextAfter) from = Math.min(from, start);
  }
  return from;
}
