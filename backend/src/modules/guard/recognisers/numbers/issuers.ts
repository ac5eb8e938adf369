import { luhn } from './luhn.ts';

interface Issuer {
  first: number;
  last: number;
  lengths: readonly number[];
}

/**
 * Ranges of the first six digits, and the lengths of the numbers in them (ISO/IEC 7812-1; the networks' own tables). Without
 * Visa's former 13 digits, which every tenth German mobile number would match.
 */
const issuers: readonly Issuer[] = [
  { first: 400_000, last: 499_999, lengths: [16, 18, 19] }, // Visa
  { first: 222_100, last: 272_099, lengths: [16] }, // Mastercard
  { first: 510_000, last: 559_999, lengths: [16] },
  { first: 340_000, last: 349_999, lengths: [15] }, // American Express
  { first: 370_000, last: 379_999, lengths: [15] },
  { first: 601_100, last: 601_199, lengths: [16, 17, 18, 19] }, // Discover
  { first: 644_000, last: 659_999, lengths: [16, 17, 18, 19] },
  { first: 300_000, last: 305_999, lengths: [14, 16] }, // Diners Club
  { first: 309_500, last: 309_599, lengths: [14, 16] },
  { first: 360_000, last: 369_999, lengths: [14, 16] },
  { first: 380_000, last: 399_999, lengths: [14, 16] },
  { first: 352_800, last: 358_999, lengths: [16, 17, 18, 19] }, // JCB
  { first: 620_000, last: 629_999, lengths: [16, 17, 18, 19] }, // UnionPay
  { first: 810_000, last: 817_199, lengths: [16, 17, 18, 19] },
  { first: 501_800, last: 501_899, lengths: [16, 18, 19] }, // Maestro
  { first: 502_000, last: 502_099, lengths: [16, 18, 19] },
  { first: 503_800, last: 503_899, lengths: [16, 18, 19] },
  { first: 589_300, last: 589_399, lengths: [16, 18, 19] },
  { first: 630_400, last: 630_499, lengths: [16, 18, 19] },
  { first: 675_900, last: 675_999, lengths: [16, 18, 19] },
  { first: 676_100, last: 676_399, lengths: [16, 18, 19] },
  { first: 220_000, last: 220_499, lengths: [16, 17, 18, 19] }, // Mir
  { first: 508_000, last: 508_999, lengths: [16] }, // RuPay
  { first: 600_000, last: 609_999, lengths: [16] },
  { first: 817_200, last: 829_999, lengths: [16] },
  { first: 979_200, last: 979_299, lengths: [16] }, // Troy
];
const rangeLength = 6;

export const shortestCard = 14;
export const longestCard = 19;

/** By length (one to four) and value of the first digits: whether a number may begin with them. */
const beginnings = [1, 2, 3, 4].map((length) => new Uint8Array(10 ** length));
for (const { first, last } of issuers) {
  for (const [index, known] of beginnings.entries()) {
    const unit = 10 ** (rangeLength - 1 - index);
    known.fill(1, Math.floor(first / unit), Math.floor(last / unit) + 1);
  }
}

/** Whether an issuer's number may begin with the digits of `text` from `start` to `end`. */
export function beginsCard(text: string, start: number, end: number): boolean {
  const length = Math.min(end - start, beginnings.length);
  let value = 0;
  for (let at = start; at < start + length; at++) value = value * 10 + text.charCodeAt(at) - 48;
  return beginnings[length - 1]![value] === 1;
}

/** Whether `digits` are a possible card number: range, length and check digit. */
export function isCard(digits: string): boolean {
  const beginning = Number(digits.slice(0, rangeLength));
  const issued = issuers.some(
    ({ first, last, lengths }) => beginning >= first && beginning <= last && lengths.includes(digits.length),
  );
  return issued && luhn(digits) && !/^(\d)\1+$/.test(digits);
}

/** Test numbers that networks and payment services publish, with which people try the guard. */
const published = new Set(
  `4111111111111111 4012888888881881 4242424242424242 4000056655665556 4000002500003155 4000000000000002 4917610000000000
   5555555555554444 5105105105105100 5200828282828210 2223003122003222 2223000048400011 5454545454545454
   378282246310005 371449635398431 378734493671000 6011111111111117 6011000990139424 6011000400000000
   30569309025904 38520000023237 36227206271667 3530111333300000 3566002020360505 3566111111111113
   6200000000000005 6250941006528599 6304000000000000`.split(/\s+/),
);

export const isPublishedTestCard = (digits: string): boolean => published.has(digits);
