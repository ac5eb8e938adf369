/**
 * Digits behind the point of a currency's amounts: 2 of EUR, 0 of JPY, 3 of KWD (ISO 4217, as ECMA-402 CurrencyDigits has it).
 *
 * @param currency three letters of ISO 4217, in whatever case; 2 for a code that is none of theirs
 * @throws {RangeError} when it is not three letters
 */
export function exponentOf(currency: string): number {
  const known = exponents.get(currency);
  if (known !== undefined) return known;
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  const exponent = format.resolvedOptions().maximumFractionDigits ?? 2;
  exponents.set(currency, exponent);
  return exponent;
}

/** At most one entry for each code of three letters. */
const exponents = new Map<string, number>();

const microsExponent = 6;

/** Millionths of the currency's unit in its minor units (cents, yen, fils), a started one counted whole. */
export function minorUnitsOf(micros: number, currency: string): number {
  return Math.ceil(micros / 10 ** (microsExponent - exponentOf(currency)));
}
