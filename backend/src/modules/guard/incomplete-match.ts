import type { Finding } from './finding.ts';
import { recognisers } from './recognisers.ts';
import { contextAfter } from './recognisers/numbers/context-words.ts';

const betweenCards = /^[^\p{L}\d]{0,8}$/u;

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
  // Of two cards in a row the second, once it is whole, makes the first one certain.
  const first = findings.find(
    ({ type, start, end, confidence }) =>
      type === 'card' && confidence === 'uncertain' && start < from && betweenCards.test(text.slice(end, from)),
  );
  return first?.start ?? from;
}
