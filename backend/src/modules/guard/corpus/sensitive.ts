import type { FindingType } from '../finding.ts';
import { sensitive as handWritten } from './hand-written.ts';
import { Random } from './random.ts';

/** A text with something sensitive between `start` and `end`. */
export interface Sample {
  type: FindingType;
  text: string;
  start: number;
  end: number;
}

const random = new Random(20_261_121);

/** Texts around a card number, by language. */
const cardFrames = [
  'My card is «», thanks',
  'Please charge the credit card «» today',
  'Visa «» exp 12/27',
  'Meine Kreditkarte: «»',
  'Bitte belasten Sie die Karte «» damit.',
  'Mi tarjeta es «» y vence pronto',
  'Ma carte bancaire «» ne marche pas',
  'La mia carta di credito «» scade',
  'بطاقتي هي «» شكرا',
  '{"card_number": "«»"}',
  'CC\n«»\n',
  'I pay with «» then',
];
const ibanFrames = [
  'IBAN «»',
  'Bitte auf «» überweisen',
  'cuenta «» gracias',
  'Pay to «» please',
  'رقم الحساب «»',
  '«»',
];
const ssnFrames = [
  'SSN «»',
  'SSN:\n«»',
  'My social security number is «».',
  'número de seguro social: «»',
  'US-Sozialversicherungsnummer «»',
  'numéro de sécurité sociale américain «»',
  'رقم الضمان الاجتماعي «»',
  '| Name | SSN |\n|---|---|\n| Ann | «» |',
  '«» is my SSN',
];

const inGroups = (text: string, sizes: readonly number[], gap: string): string => {
  let at = 0;
  return sizes.map((size) => text.slice(at, (at += size))).join(gap);
};
const fours = (text: string): number[] => Array.from({ length: Math.ceil(text.length / 4) }, () => 4);
const printed = (digits: string): number[] =>
  digits.length === 15 ? [4, 6, 5] : digits.length === 14 ? [4, 6, 4] : fours(digits);

const gaps = {
  space: ' ',
  hyphen: '-',
  dot: '.',
  'two blanks': '  ',
  'spaced hyphen': ' - ',
  slash: '/',
  underscore: '_',
  'no-break space': '\u00a0',
  'thin space': '\u2009',
  'en dash': '–',
  'em dash': '—',
  minus: '−',
  newline: '\n',
  'carriage return': '\r\n',
  comma: ',',
  'comma and blank': ', ',
  tab: '\t',
  bullet: '•',
  'spaced bullet': ' • ',
  bar: '|',
  'spaced bar': ' | ',
  colon: ':',
  semicolon: ';',
};
const cardFormats: readonly ((digits: string) => string)[] = [
  ...Object.values(gaps).map((gap) => (digits: string) => inGroups(digits, printed(digits), gap)),
  (digits) => digits,
  (digits) => Array.from(digits).join(' '),
  (digits) => inGroups(digits, printed(digits), '** **'),
  (digits) => inGroups(digits, printed(digits), '` `'),
  (digits) => inGroups(digits, [6, 19], ' '),
];

/** Prefixes and lengths of the issuers' numbers; the check digit is computed. */
const beginnings: readonly (readonly [prefix: string, length: number])[] = [
  ['4', 16],
  ['51', 16],
  ['2227', 16],
  ['37', 15],
  ['6011', 16],
  ['3056', 14],
  ['3530', 16],
  ['6221', 16],
];

function cardNumber([prefix, length]: readonly [string, number]): string {
  const body = prefix + random.digits(length - prefix.length - 1);
  const doubled = Array.from(body)
    .toReversed()
    .map((digit, index) => (index % 2 === 0 ? Number(digit) * 2 : Number(digit)));
  const sum = doubled.reduce((total, value) => total + (value > 9 ? value - 9 : value), 0);
  return `${body}${(10 - (sum % 10)) % 10}`;
}

function ibanOf(country: string, account: string): string {
  const digits = Array.from(`${account}${country}00`, (char) => Number.parseInt(char, 36)).join('');
  return `${country}${String(98n - (BigInt(digits) % 97n)).padStart(2, '0')}${account}`;
}

/** `#` stands for a digit, `A` for a letter. */
const accounts: readonly (readonly [country: string, pattern: string])[] = [
  ['DE', '##################'],
  ['AT', '################'],
  ['CH', '#################'],
  ['FR', '##########A#########A##'],
  ['GB', 'AAAA##############'],
  ['ES', '####################'],
  ['IT', 'A######################'],
  ['NL', 'AAAA##########'],
  ['BE', '############'],
  ['NO', '###########'],
  ['PL', '########################'],
  ['SA', '####################'],
  ['AE', '###################'],
  ['MT', 'AAAA#####A########A########'],
];
const ibanGaps = ['', ' ', '  ', '\t', '\n', '.', '-', '\u00a0', '–'];

function ssnNumber(): string {
  return `${random.between(1, 665)}`.padStart(3, '0') + random.between(10, 99) + random.between(1000, 9999);
}
const ssnGaps = ['-', ' ', '.', '/', '', '–', '‑', ' - '];

const framed = (type: FindingType, frame: string, value: string): Sample => {
  const start = frame.indexOf('«');
  return { type, text: frame.replace('«»', value), start, end: start + value.length };
};

function generated(): Sample[] {
  const samples: Sample[] = [];
  let turn = 0;
  for (const beginning of beginnings) {
    for (const format of cardFormats) {
      samples.push(framed('card', cardFrames[turn++ % cardFrames.length]!, format(cardNumber(beginning))));
    }
    // Printed as on a card, so no context is needed.
    for (const gap of [' ', '-', '.', '–', '\u00a0']) {
      const digits = cardNumber(beginning);
      samples.push(framed('card', 'Take this: «» please', inGroups(digits, printed(digits), gap)));
    }
    const digits = cardNumber(beginning);
    samples.push({ ...framed('card', '«»', digits), text: `${digits}exp12`, start: 0, end: digits.length });
    if (digits.length === 16) samples.push(framed('card', '+«»', inGroups(digits, fours(digits), ' ')));
  }
  for (const [country, pattern] of accounts) {
    for (const gap of ibanGaps) {
      const account = random.filled(pattern).replace(/A/g, () => random.text('ABCDEFGHIJKLMNOPQRSTUVWXYZ', 1));
      const iban = ibanOf(country, account);
      const written = turn % 5 === 0 ? iban.toLowerCase() : iban;
      samples.push(framed('iban', ibanFrames[turn++ % ibanFrames.length]!, inGroups(written, fours(written), gap)));
    }
  }
  for (const frame of ssnFrames) {
    for (const gap of frame.startsWith('«') ? ['-', '–', '‑'] : ssnGaps) {
      samples.push(framed('ssn', frame, inGroups(ssnNumber(), [3, 2, 4], gap)));
    }
  }
  return samples;
}

const fromMarked = ([type, marked]: readonly [FindingType, string]): Sample => ({
  type,
  text: marked.replace(/[«»]/g, ''),
  start: marked.indexOf('«'),
  end: marked.indexOf('»') - 1,
});

/** All samples that must be found with certainty. */
export const samples: readonly Sample[] = [...handWritten.map(fromMarked), ...generated()];
