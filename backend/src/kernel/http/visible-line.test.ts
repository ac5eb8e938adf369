import { describe, expect, test } from 'vitest';
import { asVisibleLine, visibleLine } from './visible-line.ts';

const name = visibleLine(100);

describe('a name that people have', () => {
  test.each([
    'Jürgen Groß',
    'O’Neil & Söhne',
    'محمد علي',
    // Persian: the joiner keeps two letters of one word apart.
    'می\u200cخواهم',
    'شرکت داده\u200cپردازان',
    'کتاب\u064F\u200cها',
    'नेहा',
    // Hindi and Marathi: half forms and explicit viramas.
    'रक्\u200dषा',
    'क्\u200cष',
    // Sinhala "Sri Lanka", Bengali "RAB", a Malayalam chillu at the end of a word.
    'ශ්\u200dරී ලංකා',
    'র\u200d্যাব',
    'അവന്\u200d',
    '任天堂',
    '葛\u{e0100}城',
    '👩‍👩‍👧 GmbH',
    '🏴‍☠️ & Co',
    '👩🏽‍🚀',
    '❤\ufe0f Bakery',
    '1\ufe0f\u20e3 First',
    'עברית',
    // Pointed and chanted Hebrew, Vietnamese, Thai, a stack of Tibetan letters.
    'בְּרֵאשִׁ֖ית',
    'Nguyễn Thị Hằng',
    'น้ำทิพย์',
    'ཧཱུྃ',
  ])('%j stays as it is', (given) => {
    expect(name.safeParse(given)).toEqual({ success: true, data: given.normalize() });
  });

  test('is without the spaces around it, and with one ordinary space between its words', () => {
    expect(name.parse('  Acme\u00a0\u2009 Inc\u3000')).toBe('Acme Inc');
    expect(name.parse('山田\u3000太郎')).toBe('山田 太郎');
  });

  test('is composed, however it was typed', () => {
    expect(name.parse('Zoe\u0308')).toBe('Zo\u00eb');
  });
});

describe('a name that pretends, or that nobody sees', () => {
  test.each([
    ['marks piled on a letter', `a${'\u0301'.repeat(8)}b`],
    ['marks piled on a Thai letter', `ด${'\u0e49\u0e47'.repeat(4)}`],
    ['what stands for an object', 'Acme\ufffc'],
    ['nothing but a note without a head', '\u{1d159}'],
    ['a left-to-right mark', 'Acme\u200e'],
    ['a right-to-left mark', 'Acme\u200f Inc'],
    ['an Arabic letter mark', '\u061cAcme'],
    ['embeddings and overrides', 'Acme \u202egnp.exe'],
    ['isolates', 'Acme \u2067 Inc'],
    ['a zero-width space', 'Ac\u200bme'],
    ['a joiner between letters that do not join', 'Ac\u200dme'],
    ['a non-joiner between letters that do not join', 'Ac\u200cme'],
    ['a non-joiner behind an Arabic letter that joins nothing', 'دا\u200cده'],
    ['a non-joiner at an end', 'علي\u200c'],
    ['a non-joiner twice', 'می\u200c\u200cخواهم'],
    ['a joiner between emoji and text', '👩‍ GmbH'],
    ['a word joiner', 'Ac\u2060me'],
    ['a byte order mark', 'Ac\ufeffme'],
    ['a soft hyphen', 'Ac\u00adme'],
    ['a combining grapheme joiner', 'Ac\u034fme'],
    ['a Hangul filler', 'Acme\u3164'],
    ['a Mongolian vowel separator', 'Ac\u180eme'],
    ['tags', 'Acme\u{e0041}\u{e007f}'],
    ['a variation selector on nothing', '\ufe0fAcme'],
    ['a variation selector on a letter', 'Acme\ufe0f'],
    ['a variation selector on a digit', 'Acme 1\ufe0f'],
    ['an ideographic variation selector on a letter', 'Acme\u{e0100}'],
    ['a line feed', 'Ann\nLee'],
    ['a tabulator', 'Ann\tLee'],
    ['a NUL', 'Ann\u0000'],
    ['an escape', '\u001b[31mAnn'],
    ['a C1 control', 'Ann\u0085Lee'],
    ['a line separator', 'Ann\u2028Lee'],
    ['an annotation', 'Ann\ufff9Lee'],
    ['a blank of Braille', 'Acme\u2800'],
    ['half a surrogate pair', 'Ann\ud800'],
    ['a mark on nothing', '\u0301'],
    ['only spaces', ' \u00a0\u3000'],
    ['only what is invisible', '\u200b\u2060\u00ad'],
    ['only a filler', '\u3164'],
    ['only blanks of Braille', '\u2800\u2800'],
    ['only a variation selector', '\ufe0f'],
    ['nothing', ''],
  ])('is refused: %s', (_, given) => {
    expect(name.safeParse(given).success).toBe(false);
    const line = asVisibleLine(given);
    expect([line, '']).toContain(name.safeParse(line).data ?? '');
  });

  test('is without what pretends, where it is made of a text', () => {
    expect(asVisibleLine('\u200fAc\u00adme\r\n\u202eInc\ud800')).toBe('Acme Inc');
    expect(asVisibleLine('\u200b\ufe0f')).toBe('');
  });
});

test('endless text is refused, whatever it is of, in linear time', () => {
  for (const part of ['ا', 'ي\u200c', 'क्\u200d', '👩‍', '\u0301', ' ']) {
    expect(name.safeParse(part.repeat(100_000)).success).toBe(false);
  }
});
