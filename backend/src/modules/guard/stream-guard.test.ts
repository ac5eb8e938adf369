import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { folds } from './corpus/folds.ts';
import { harmless } from './corpus/hand-written.ts';
import { ordinary } from './corpus/ordinary.ts';
import { Random } from './corpus/random.ts';
import { samples, type Sample } from './corpus/sensitive.ts';
import { isCertain } from './finding.ts';
import { inspect, redact } from './inspect.ts';
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

/** A sample in look-alike characters, in its text. */
function folded({ text, start, end }: Sample, fold: (text: string) => string) {
  const before = `First words. ${fold(text.slice(0, start))}`;
  const value = fold(text.slice(start, end));
  const after = `${fold(text.slice(end))} Last words.`;
  return { before, value, after };
}

const masks = /\[\w+ removed\]/g;

/** Four consecutive characters of `value` that are in `seen` and not in the surrounding text; null if there are none. */
function leakOf(seen: string, value: string, around: string): string | null {
  const passed = seen.replace(masks, '\n');
  for (let at = 0; at + 4 <= value.length; at++) {
    const four = value.slice(at, at + 4);
    if (passed.includes(four) && !around.includes(four)) return four;
  }
  return null;
}

describe('of what is found, no four characters in a row are ever sent', () => {
  // What is sent depends on the text so far, not on its division: single units, surrogate halves included, pass through every
  // state that larger pieces can.
  test.each(Object.entries(folds))('unit by unit: %s', (_, fold) => {
    const leaks = samples.flatMap((sample) => {
      const { before, value, after } = folded(sample, fold);
      const seen = streamed((before + value + after).split(''));
      const leak = leakOf(seen, value, `${before}\n${after}`);
      const isWhole = seen.startsWith('First words. ') && seen.endsWith(' Last words.');
      return leak === null && isWhole ? [] : [{ sample, seen, leak }];
    });
    expect(leaks).toEqual([]);
  });

  test('in any pieces, in any characters, with anything before and after', () => {
    const anything = fc.constantFrom('', ...harmless, ...samples.map(({ text }) => text));
    const sizes = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(
        anything,
        fc.constantFrom(...samples),
        fc.constantFrom(...Object.values(folds)),
        anything,
        sizes,
        (earlier, sample, fold, later, cuts) => {
          const { before, value, after } = folded(sample, fold);
          const around = [`${earlier}\n\n${before}`, `${after}\n\n${later}`] as const;
          const [start, end] = [around[0].length, around[0].length + value.length];
          // Digits before it can make a number uncertain.
          fc.pre(
            inspect(around.join(value)).some((found) => isCertain(found) && found.start <= start && found.end >= end),
          );
          const seen = streamed(cut(around.join(value), cuts));
          expect(leakOf(seen, value, around.join('\n'))).toBeNull();
        },
      ),
      { numRuns: 1_500 },
    );
  });

  test.each([' ', '   ', ' - ', ' . ', ' • '])('in two cards whose groups stand %j apart, and so do they', (gap) => {
    const groups = ['4011', '6145', '3094', '8154', '4610', '1154', '9162', '0381'];
    expect(inspect(groups.join(gap)).map(isCertain)).toEqual([true, true]);
    expect(streamed(`Here: ${groups.join(gap)} there.`.split(''))).toBe(
      `Here: [card removed]${gap}[card removed] there.`,
    );
  });

  describe('in a private key that is too long to be held back', () => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
    const random = new Random(4096);
    const lines = Array.from({ length: 180 }, () => random.text(alphabet, 64));
    const after = 'That was the key.';

    test.each(['RSA PRIVATE KEY', 'ENCRYPTED PRIVATE KEY', 'PGP PRIVATE KEY BLOCK'])('%s', (label) => {
      for (const lineBreak of ['\n', '\r\n', '\n\n', '\r\n\r\n', '\n\n  ']) {
        const key = [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`].join(lineBreak);
        for (const size of [2, 7, 100]) {
          const seen = streamed(cut(`${key}\n${after}`, [size]));
          expect(seen).toBe(`[secret removed]-----END ${label}-----\n${after}`);
        }
      }
    });

    test('and was cut', () => {
      const key = ['-----BEGIN RSA PRIVATE KEY-----', ...lines].join('\n');
      for (const size of [2, 7, 100]) {
        expect(streamed(cut(`${key}\n\n${after}`, [size]))).toBe(`[secret removed]\n\n${after}`);
      }
    });
  });

  test('in a list and in a table that go on long after their headings', () => {
    const rows = Array.from({ length: 60 }, (_, row) => ({
      ssn: `123-45-${6000 + row}`,
      password: `hunter${1000 + row}`,
      card: `4539578763621486`,
    }));
    const list = `SSNs:\n${rows.map(({ ssn }, row) => `- person ${row}: ${ssn}`).join('\n')}\n`;
    const table = `| user | password |\n|---|---|\n${rows.map(({ password }, row) => `| u${row} | ${password} |`).join('\n')}\n`;
    const cards = `Cards: ${rows.map(({ card }) => card).join('; ')}`;
    for (const size of [1, 7, 400]) {
      const seen = streamed(cut(`${list}\n${table}\n${cards}\nThe end.`, [size]));
      expect(seen).not.toMatch(/123-45|hunter|4539/);
      expect(seen.match(masks)).toHaveLength(180);
      expect(seen.endsWith('\nThe end.')).toBe(true);
    }
  });
});

describe('an answer comes out as the same text would, read at once', () => {
  /** The first letter of a key may be sent before the second one shows that it is one. */
  const withoutFirstLetter = (text: string): string => text.replace(/[\w-]?(?=\[\w+ removed\])/g, '');
  const inPieces = (text: string, sizes: readonly number[]): string => withoutFirstLetter(streamed(cut(text, sizes)));
  const atOnce = (text: string): string => withoutFirstLetter(redact(text, inspect(text).filter(isCertain)));

  test.each([3, 21, 10_000])('all samples one after the other, in pieces of %i', (size) => {
    const between = '\n\nOn we go, and what was before is no more than that, as everybody knows by now.\n\n';
    const story = `${samples.map(({ text }) => text).join(between)}\nThe end.`;
    expect(inPieces(story, [size])).toBe(atOnce(story));
  });

  test.each(harmless)('harmless: %s', (text) => {
    for (const size of [1, 4, 1_000]) expect(inPieces(text, [size])).toBe(text);
  });

  test.each(Object.entries(ordinary))('ordinary: %s', (_, snippet) => {
    const random = new Random(7);
    for (let turn = 0; turn < 150; turn++) {
      const text = snippet(random);
      expect(inPieces(text, [random.between(1, 12), random.between(1, 12)])).toBe(atOnce(text));
    }
  });
});

describe('an answer flows', () => {
  const heldMost = (pieces: readonly string[]): number => {
    const guard = new StreamGuard();
    let held = 0;
    let most = 0;
    for (const piece of pieces) {
      held += piece.length - guard.push(piece).length;
      most = Math.max(most, held);
    }
    return most;
  };
  const prose =
    'Hello there, how are you? مرحبا schön\n\n## Title\n- It is a long story that we all know, and so do you.';

  test('at once where nothing can begin', () => {
    expect(
      heldMost(['Hello', ' there', ',', ' how', ' are', ' you', '?', ' مرحبا', ' schön', '\n\n', '## Title', '\n- ']),
    ).toBe(0);
  });

  test('with a few characters held at most, in pieces of any size', () => {
    for (const size of [1, 2, 3, 5, 8]) expect(heldMost(cut(prose, [size]))).toBeLessThanOrEqual(4);
    expect(heldMost(cut('In 2026 we had 1,200 clients, 14 % more than in 2025.', [1]))).toBeLessThanOrEqual(8);
  });

  test('however long a word is that is no key', () => {
    expect(heldMost(Array.from({ length: 5_000 }, () => 'a1B2c3'))).toBeLessThanOrEqual(4);
  });

  test('again once a key has ended that is longer than what may be held', () => {
    const lines = Array.from(
      { length: 500 },
      () => 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj\n',
    );
    const key = ['-----BEGIN PRIVATE ', 'KEY-----\n', ...lines, '-----END PRIVATE ', 'KEY-----\n'];
    expect(streamed([...key, 'The end.'])).toMatch(/^\[secret removed\].{0,30}\nThe end\.$/);
  });
});

test('what was masked and what was only warned of is known afterwards', () => {
  const guard = new StreamGuard();
  guard.push('The card 4111 1111 1111 1111 and the valve that we had ordered before, 123-45-6789.');
  guard.end();
  expect([[...guard.masked], [...guard.warned]]).toEqual([['card'], ['ssn']]);
});
