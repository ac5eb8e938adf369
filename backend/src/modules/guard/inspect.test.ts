import { describe, expect, test } from 'vitest';
import { harmless, sensitive } from './corpus.ts';
import { inspect, redact } from './inspect.ts';

const marks = /[«»]/g;

describe('what must not leave is found, exactly where it stands', () => {
  test.each(sensitive)('%s in %s', (type, marked) => {
    const text = marked.replace(marks, '');
    const start = marked.indexOf('«');
    const end = marked.indexOf('»') - 1;
    expect(inspect(text)).toEqual([{ type, start, end }]);
  });
});

describe('what may leave is left alone', () => {
  test.each(harmless)('%s', (text) => {
    expect(inspect(text)).toEqual([]);
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
  expect(finding).toEqual({ type: 'card', start: before.length, end: before.length + 16 });
});

test('a password that looks like a card is masked whole', () => {
  const text = 'password: hunter2-4111 1111 1111 1111';
  expect(redact(text, inspect(text))).not.toMatch(/hunter2|1111/);
});
