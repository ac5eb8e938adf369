import type { Finding } from '../../finding.ts';
import { cutFrom, cutValue, longestCredential, passwordIn, value } from './credential-value.ts';
import { passwordWord, pinWord } from './password-words.ts';
import { matches } from '../matches.ts';
import { anything, digit, type Recogniser } from '../recogniser.ts';

/** Assignments: `: `, ` = `, `": "`, `:** `, ` => `, ` (new): `. Weaker: `>`, ` - `, the next cell, a tab. */
const assigning = `(?:\\s?\\([^()\\n]{1,20}\\))?[\\\\"'\\]*_]{0,4}(?:\\s{0,4}(?::=|=>|->|[:=])|(?<weak>\\s{0,4}(?:>|\\|(?!\\|)|-{1,2}(?=\\s))(?![ \\t]*\\n)|\\t))[*_]{0,3}\\s{0,4}`;
const saying = `(?:\\s{1,2}(?:is|was|ist|war|(?<reads>lautet)|es|est|è|هي|هو)(?!\\p{L})|\\s{0,2}是)\\s{0,2}(?<colon>:)?\\s{0,2}`;
const given = `(?:${assigning}|${saying})`;
const mine = /(?:my|our|mein|unser|mi|nuestra|mon|notre|la mia|il mio|meu|minha)\s{1,2}$/iu;

const word = new RegExp(passwordWord, 'giu');
const assigned = new RegExp(`${assigning}${value}`, 'yiu');
const said = new RegExp(`${saying}${value}`, 'yiu');
const cut = new RegExp(`${passwordWord}${given}${cutValue}`, 'iu');

const pin = new RegExp(`${pinWord}${given}(?<digits>\\d(?:[ -]?\\d){3,7})(?![\\d-])`, 'giu');
const cutPin = new RegExp(`${pinWord}${given}(?<cut>[\\d -]{0,16})$`, 'iu');

export const password: Recogniser = { needs: anything, find, incompleteFrom };

function find(text: string): Finding[] {
  const passwords = matches(word, text).map(({ index, 0: name }) => after(text, index, index + name.length));
  const numbers = (digit.test(text) ? matches(pin, text) : []).map(({ index, 0: whole, groups }): Finding => {
    const end = index + whole.length;
    return { type: 'password', start: end - groups!['digits']!.length, end, confidence: 'certain' };
  });
  return [...passwords, ...numbers].filter((found) => found !== null);
}

/** The password that the word from `start` to `end` introduces. */
function after(text: string, start: number, end: number): Finding | null {
  assigned.lastIndex = end;
  const assignment = assigned.exec(text);
  if (assignment) return passwordIn(text, assignment, assignment.groups!['weak'] === undefined ? 'assigned' : 'said');
  said.lastIndex = end;
  const statement = said.exec(text);
  if (!statement) return null;
  const { reads, colon } = statement.groups!;
  const isSure = reads !== undefined || colon !== undefined || mine.test(text.slice(Math.max(0, start - 12), start));
  return passwordIn(text, statement, isSure ? 'assigned' : 'said');
}

function incompleteFrom(text: string): number {
  const offset = Math.max(0, text.length - longestCredential);
  const tail = text.slice(offset);
  return offset + Math.min(cutFrom(cut, tail), cutFrom(cutPin, tail));
}
