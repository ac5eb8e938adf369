import type { Finding } from './finding.ts';
import { recognisers } from './recognisers.ts';
import { contextAfter } from './recognisers/numbers/context-words.ts';

const betweenCards = /^[^\p{L}\d]{0,8}$/u;

/**
 * Position in folded text from which more text may make a finding, a longer one or a certain one. The text's length if there is
 * none. `findings` are those of the text.
 */
export function incompleteFrom(text: string, findings: readonly Finding[]): number {
  let from = text.length;
  for (const recogniser of recognisers) from = Math.min(from, recogniser.incompleteFrom(text));
  for (const { start, end, confidence } of findings) {
    if (confidence === 'uncertain' && end > text.length - contextAfter) from = Math.min(from, start);
  }
  // The second of two cards in a row makes the first one certain, once it is whole.
  const first = findings.find(
    ({ type, start, end, confidence }) =>
      type === 'card' && confidence === 'uncertain' && start < from && betweenCards.test(text.slice(end, from)),
  );
  return first?.start ?? from;
}
