import type { Finding } from '../../finding.ts';
import { looksRandom } from './entropy.ts';
import { lastWordFrom } from './last-word.ts';
import { longWord, type Recogniser } from '../recogniser.ts';
import { cutSourceOf, sourceOf, tokenFormats } from './token-formats.ts';

const beginning = new RegExp(`(?<![A-Za-z\\d])(?:${tokenFormats.map(sourceOf).join('|')})`, 'g');
const restOfWord = /[\w-]*/y;
const cut = new RegExp(`(?<![A-Za-z\\d])(?:${tokenFormats.map(cutSourceOf).join('|')})$`);
/** The least characters of an incomplete match: nearly every word begins with the first letter of a key. */
const fewest = 2;
const leastBits = 3;

export const token: Recogniser = { needs: longWord, find, incompleteFrom };

/** Keys of known services. A match takes the whole word, so that each position is read once. */
function find(text: string): Finding[] {
  const found: Finding[] = [];
  beginning.lastIndex = 0;
  for (let match = beginning.exec(text); match !== null; match = beginning.exec(text)) {
    restOfWord.lastIndex = beginning.lastIndex;
    restOfWord.test(text);
    const [start, end] = [match.index, restOfWord.lastIndex];
    if (looksRandom(text.slice(start, end), leastBits)) {
      found.push({ type: 'api_key', start, end, confidence: 'certain' });
    }
    beginning.lastIndex = end;
  }
  return found;
}

function incompleteFrom(text: string): number {
  const offset = lastWordFrom(text);
  if (text.length - offset < fewest) return text.length;
  const match = cut.exec(text.slice(offset));
  return match && match[0].length >= fewest ? offset + match.index : text.length;
}
