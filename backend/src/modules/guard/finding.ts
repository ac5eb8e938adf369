/** What the guard knows. `secret`: private keys, signed tokens and other credentials that are no API key. */
export const findingTypes = ['card', 'ssn', 'iban', 'password', 'api_key', 'secret'] as const;
export type FindingType = (typeof findingTypes)[number];

/** Where something sensitive stands, in UTF-16 code units of the text that was given; never what it is. */
export interface Finding {
  type: FindingType;
  start: number;
  end: number;
}
