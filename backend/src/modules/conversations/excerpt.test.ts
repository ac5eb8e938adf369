import { describe, expect, it } from 'vitest';
import { excerptOf } from './excerpt.ts';

const whole = { before: false, behind: false };

describe('the words around a hit', () => {
  it.each([
    ['## A heading\n\n- [x] the **otter** `swims`', 'A heading the otter swims'],
    ['> See [the handbook](https://example.com/otters), ![a photo](https://x.test/o.png)', 'See the handbook, a photo'],
    ['| Animal | Food |\n|:--|--:|\n| otter | fish |', 'Animal Food otter fish'],
    ['```ts\nconst otter = 2 * 3;\n```', 'const otter = 2 * 3;'],
    ['القضاعة **تسبح**\u202e\nsnake_case', 'القضاعة تسبح snake_case'],
  ])('%j are %j', (passage, line) => {
    expect(excerptOf({ passage, is_cut: whole })).toBe(line);
  });

  it('begin and end with whole words where the message was cut', () => {
    const passage = 'ng beside the river an otter slee';
    expect(excerptOf({ passage, is_cut: { before: true, behind: true } })).toBe('… beside the river an otter …');
  });

  it('are none where only the title was found', () => {
    expect(excerptOf({ passage: null, is_cut: whole })).toBeNull();
  });
});
