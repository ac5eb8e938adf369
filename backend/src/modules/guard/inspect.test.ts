import { describe, expect, test } from 'vitest';
import { harmless, sensitive } from './corpus/hand-written.ts';
import type { FindingType } from './finding.ts';
import { inspect, redact } from './inspect.ts';

const marks = /[«»]/g;

describe('what must not leave is found, exactly where it stands', () => {
  test.each(sensitive)('%s in %s', (type, marked) => {
    const text = marked.replace(marks, '');
    const start = marked.indexOf('«');
    const end = marked.indexOf('»') - 1;
    expect(inspect(text)).toEqual([{ type, start, end, confidence: 'certain' }]);
  });
});

describe('what may leave is left alone', () => {
  test.each(harmless)('%s', (text) => {
    expect(inspect(text)).toEqual([]);
  });
});

describe('what may be something else is uncertain until a word says what it is', () => {
  const doubtful: readonly (readonly [FindingType, string, word: string])[] = [
    ['card', '4539578763621486', 'card '],
    ['card', '4539578763621486', 'Kreditkarte: '],
    ['card', '4539578763621486', 'numéro de carte '],
    ['card', '4539, 5787, 6362, 1486', 'tarjeta '],
    ['card', '4539 | 5787 | 6362 | 1486', 'la mia carta '],
    ['card', '4539 5787 6362 1486 4532', 'بطاقتي '],
    ['ssn', '123-45-6789', 'social security number '],
    ['ssn', '123-45-6789', 'número de seguro social '],
    ['ssn', '123-45-6789', 'الضمان الاجتماعي '],
    ['iban', 'a1-BE68539007547034-b2', 'Konto '],
  ];
  test.each(doubtful)('%s: %s', (type, text, word) => {
    expect(inspect(`${text} ok`)).toMatchObject([{ type, confidence: 'uncertain' }]);
    expect(inspect(`${word}${text} ok`)).toMatchObject([{ type, confidence: 'certain' }]);
  });

  test('also a word that follows soon', () => {
    expect(inspect('123-45-6789 is my SSN')).toMatchObject([{ type: 'ssn', confidence: 'certain' }]);
    expect(inspect(`123-45-6789 is a valve that has nothing to do with any SSN`)).toMatchObject([
      { type: 'ssn', confidence: 'uncertain' },
    ]);
  });

  test('and a list goes on as it began', () => {
    const list = ['SSNs:', ...Array.from({ length: 30 }, (_, row) => `Person ${row}: 123-45-${6000 + row}`)].join('\n');
    const found = inspect(list);
    expect(found).toHaveLength(30);
    expect(found.every(({ confidence }) => confidence === 'certain')).toBe(true);
  });

  test('a word that says it is something else counts more than one that stands further away', () => {
    expect(inspect('I paid order 4539578763621486 by card')).toEqual([]);
    expect(inspect('My card for order 4539578763621486')).toMatchObject([{ confidence: 'uncertain' }]);
    expect(inspect('Tax ID: 123-45-6789')).toMatchObject([{ confidence: 'certain' }]);
  });
});

test('two cards on one line are two findings, and both are masked', () => {
  const text = 'a 4111 1111 1111 1111 b 5555-5555-5555-4444 c';
  expect(redact(text, inspect(text))).toBe('a [card removed] b [card removed] c');
});

test('a list of cards, one a line, is a list of findings', () => {
  const text = Array.from({ length: 12 }, () => '4111 1111 1111 1111').join('\n');
  expect(inspect(text)).toHaveLength(12);
});

test('places count UTF-16 code units, as JavaScript does, whatever comes before', () => {
  const before = '👩‍👩‍👧 Grüße, مرحبا, 你好: ';
  const [finding] = inspect(`${before}4111111111111111`);
  expect(finding).toMatchObject({ type: 'card', start: before.length, end: before.length + 16 });
});

test('what is two things at once is told as both, and masked whole', () => {
  const text = 'password: 4111 1111 1111 1111';
  expect(inspect(text).map(({ type }) => type)).toEqual(['card', 'password']);
  expect(redact(text, inspect(text))).toBe('password: [card removed]');
});

test('a card number within an account number is no finding of its own', () => {
  expect(inspect('Pay to AE45 4783 4867 3583 9280 984 please')).toMatchObject([{ type: 'iban' }]);
});

test('a password that looks like a card is masked whole', () => {
  const text = 'password: hunter2-4111 1111 1111 1111';
  expect(redact(text, inspect(text))).not.toMatch(/hunter2|1111/);
});
