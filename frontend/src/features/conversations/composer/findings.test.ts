import { describe, expect, it } from 'vitest';
import { describeFindings, type Finding, findingsOf, shiftFindings, withoutFindings } from './findings.ts';

const text = 'card 4111 and iban DE89 end';
const card: Finding = { type: 'card', start: 5, end: 9 };
const iban: Finding = { type: 'iban', start: 19, end: 23 };
const found = [card, iban];

const at = (findings: readonly Finding[], now: string) => findings.map(({ start, end }) => now.slice(start, end));

describe('what the guard found', () => {
  it.each([
    ['text before it', `Please: ${text}`, ['4111', 'DE89']],
    ['text between', text.replace('and', 'and also'), ['4111', 'DE89']],
    ['text after it', `${text}!`, ['4111', 'DE89']],
    ['one of them', text.replace('4111', ''), ['DE89']],
    ['both', 'nothing', []],
    ['nothing at all', text, ['4111', 'DE89']],
  ])('stays marked while a person edits %s', (_what, now, marked) => {
    expect(at(shiftFindings(found, text, now), now)).toEqual(marked);
  });

  it('is replaced by placeholders', () => {
    expect(withoutFindings(text, found)).toBe('card [card number] and iban [IBAN] end');
    expect(withoutFindings(text, [card, { ...card, start: 6 }])).toBe('card [card number] and iban DE89 end');
  });

  it('is described in words', () => {
    expect(describeFindings([card])).toBe('a card number');
    expect(describeFindings([card, iban])).toBe('a card number and an IBAN');
    expect(describeFindings([card, card, { type: 'new_kind', start: 0, end: 1 }])).toBe(
      '2 card numbers and a sensitive part',
    );
  });

  it('is taken from the error in order, and never beyond the text', () => {
    const fields = { findings: [iban, card, { type: 'ssn', start: 20, end: 400 }, { type: 'ssn', start: -1, end: 2 }] };
    expect(findingsOf(fields, text.length)).toEqual(found);
    expect(findingsOf({}, 5)).toEqual([]);
  });
});
