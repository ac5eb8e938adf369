import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { harmless, sensitive } from './corpus.ts';
import { StreamGuard } from './stream-guard.ts';

function streamed(pieces: Iterable<string>): string {
  const guard = new StreamGuard();
  let seen = '';
  for (const piece of pieces) seen += guard.push(piece);
  return seen + guard.end();
}

function cut(text: string, sizes: readonly number[]): string[] {
  const pieces: string[] = [];
  for (let at = 0, turn = 0; at < text.length; turn++) {
    const size = sizes[turn % sizes.length]!;
    pieces.push(text.slice(at, at + size));
    at += size;
  }
  return pieces;
}

const unmarked = (text: string) => text.replace(/[«»]/g, '');
const secretOf = (text: string) => /«([^»]*)»/.exec(text)?.[1] ?? '';

describe('whatever its pieces, an answer comes out masked', () => {
  const story = `${sensitive.map(([, text]) => unmarked(text)).join('\n\nOn we go: ')}\n\nThe end.`;

  test.each([1, 2, 3, 5, 8, 13, 21, 100, 10_000])('in pieces of %i', (size) => {
    const seen = streamed(cut(story, [size]));
    for (const [, text] of sensitive) expect(seen).not.toContain(secretOf(text));
    expect(seen.endsWith('The end.')).toBe(true);
  });

  test.each(sensitive)('%s, letter by letter: %s', (type, marked) => {
    const seen = streamed(`First words. ${unmarked(marked)} Last words.`);
    expect(seen).toContain(`[${type} removed]`);
    expect(seen).not.toContain(secretOf(marked));
    expect(seen.startsWith('First words. ')).toBe(true);
    expect(seen.endsWith(' Last words.')).toBe(true);
  });

  test('for any cut: what is harmless comes through, what is not does not', () => {
    const part = fc.oneof(fc.constantFrom(...sensitive.map(([, text]) => text)), fc.constantFrom(...harmless));
    const parts = fc.array(part, { minLength: 1, maxLength: 5 });
    const sizes = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(parts, sizes, (texts, cuts) => {
        const seen = streamed(cut(unmarked(texts.join('\n\n')), cuts));
        for (const text of texts) {
          const secret = secretOf(text);
          expect(secret === '' ? seen.includes(text) : !seen.includes(secret), text).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('an answer without secrets', () => {
  test.each(harmless)('comes as it was: %s', (text) => {
    expect(streamed(text)).toBe(text);
  });

  test('is never held back where nothing can begin', () => {
    const guard = new StreamGuard();
    for (const piece of [
      'Hello',
      ' there',
      ',',
      ' how',
      ' are',
      ' you',
      '?',
      ' مرحبا',
      ' schön',
      '\n\n',
      '## Title',
      '\n- ',
    ]) {
      expect(guard.push(piece)).toBe(piece);
    }
  });

  test('is held back no longer than a private key is long', () => {
    const guard = new StreamGuard();
    let seen = 0;
    let sent = 0;
    for (let turn = 0; turn < 5_000; turn++) {
      const piece = 'a1B2c3';
      sent += piece.length;
      seen += guard.push(piece).length;
      expect(sent - seen).toBeLessThan(8_300);
    }
  });
});
