import { array, assert, constantFrom, nat, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Block, BlockStream } from './block-stream.ts';

const shape = (blocks: Block[]) => blocks.map(({ token }) => ({ type: token.type, raw: token.raw }));

const piece = constantFrom(
  '# Title\n',
  'Some *soft* and **bold** text\n',
  'lazy line\n',
  '\n',
  '\n\n',
  '- item\n',
  '  - nested\n',
  '  continued\n',
  '1. first\n',
  '2. second\n',
  '> quote\n',
  '> > deeper\n',
  '```ts\nconst a = 1;\n\nb();\n```\n',
  '```\nopen\n',
  '~~~\n',
  '| a | b |\n|---|---|\n| 1 | 2 |\n',
  '| 3 | 4 |\n',
  '    indented code\n',
  '---\n',
  '===\n',
  '<div>\nhtml\n</div>\n',
  '[ref]: https://example.com\n',
  'so [open\n',
  '$$\na^2\n$$\n',
  '$$\nb_1 = 2\n',
  '\\[\nx = 1\n\\]\n',
  'costs $5 or $x_1$, \\(y\\)\n',
  'see [ref] and [other][ref]\n',
  '\u0643\u062a\u0627\u0628 und Straße 👩‍👩‍👧\n',
  '\r\n',
);

describe('a text read while it grows', () => {
  it('ends in the same blocks as when it is read at once, wherever it was cut', () => {
    assert(
      property(array(piece, { maxLength: 24 }), array(nat(40), { minLength: 1 }), (pieces, steps) => {
        const text = pieces.join('');
        const growing = new BlockStream();
        for (let end = 0, turn = 0; end < text.length; turn += 1) {
          end += 1 + (steps[turn % steps.length] ?? 0);
          growing.read(text.slice(0, end), 'streaming');
        }
        expect(shape(growing.read(text, 'complete'))).toEqual(shape(new BlockStream().read(text, 'complete')));
      }),
      { numRuns: 300 },
    );
  });

  it('keeps finished blocks as the same objects, so that they are not drawn again', () => {
    const stream = new BlockStream();
    const before = stream.read('one\n\ntwo\n\nthr', 'streaming');
    const after = stream.read('one\n\ntwo\n\nthree', 'streaming');
    expect(after[0]).toBe(before[0]);
    expect(after[2]).toBe(before[2]);
    expect(after.at(-1)?.token.raw).toBe('three');
  });

  it('reads anew when the text is another one', () => {
    const stream = new BlockStream();
    stream.read('one\n\ntwo', 'complete');
    expect(shape(stream.read('other', 'complete'))).toEqual([{ type: 'paragraph', raw: 'other' }]);
  });
});
