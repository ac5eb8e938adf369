import type { Finding } from '../finding.ts';

/** Lengths by country: the IBAN registry of SWIFT (ISO 13616), release 99. */
const lengths = new Map(
  `AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24
   FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32
   LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24
   RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30`
    .split(/\s+/)
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);
const beginning = /(?<![A-Za-z\d])[A-Za-z]{2}\d{2}/g;
const piece = /[ -]?[A-Za-z\d]/y;

/** Whether `text` begins with the code of a country that has IBANs. */
export const startsIban = (text: string): boolean => lengths.has(text.slice(0, 2).toUpperCase());

export function* findIbans(text: string): Generator<Finding> {
  for (const match of text.matchAll(beginning)) {
    const length = lengths.get(match[0].slice(0, 2).toUpperCase());
    if (length === undefined) continue;
    const end = endAfter(text, match.index, length);
    if (end === null) continue;
    const iban = text.slice(match.index, end).replace(/[ -]/g, '').toUpperCase();
    if (remainder(iban) === 1) yield { type: 'iban', start: match.index, end };
  }
}

/** Where `length` letters and digits end that begin at `start`, unless another follows at once. */
function endAfter(text: string, start: number, length: number): number | null {
  piece.lastIndex = start;
  for (let taken = 0; taken < length; taken++) if (!piece.test(text)) return null;
  const end = piece.lastIndex;
  return /[A-Za-z\d]/.test(text.charAt(end)) ? null : end;
}

/** ISO 7064 mod 97-10: the first four to the end, letters as 10–35. */
function remainder(iban: string): number {
  let rest = 0;
  for (const char of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(char, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}
