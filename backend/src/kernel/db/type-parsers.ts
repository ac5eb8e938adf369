import { types } from 'pg';

type Parse = (text: string) => unknown;

/** Parsers of PostgreSQL's text format. Other types keep pg's own: jsonb parsed, bytea a Buffer, boolean. */
const scalars: readonly { oid: number; arrayOid: number; parse: Parse }[] = [
  { oid: types.builtins.INT8, arrayOid: 1016, parse: parseSafeInteger },
  { oid: types.builtins.NUMERIC, arrayOid: 1231, parse: asText },
  { oid: types.builtins.TIMESTAMPTZ, arrayOid: 1185, parse: parseInstant },
  { oid: types.builtins.TIMESTAMP, arrayOid: 1115, parse: asText },
  { oid: types.builtins.DATE, arrayOid: 1182, parse: asText },
  { oid: types.builtins.INTERVAL, arrayOid: 1187, parse: asText },
];

/** pg's own parser by the number of any type; @types/pg accepts named numbers only. */
const builtin = types.getTypeParser as (oid: number, format: 'text') => Parse;
const textArrayOid = 1009;
const parseTextArray = builtin(textArrayOid, 'text') as (text: string) => (string | null)[];

const parsers = new Map<number, Parse>(
  scalars.flatMap(({ oid, arrayOid, parse }): [number, Parse][] => [
    [oid, parse],
    [arrayOid, (text) => parseTextArray(text).map((item) => (item === null ? null : parse(item)))],
  ]),
);

/** For pg's `types` option. Text format only: nothing here requests binary results. */
export const typeParsers = {
  getTypeParser: (oid: number): Parse => parsers.get(oid) ?? builtin(oid, 'text'),
};

function asText(text: string): string {
  return text;
}

function parseSafeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} does not fit a JavaScript number`);
  return value;
}

/** `2026-01-31 09:30:00.123456+01` → `2026-01-31T08:30:00.123456Z`, with every digit: cursors compare by it. */
export function parseInstant(text: string): string {
  // The format of a session in UTC, on the hot path: a list of twenty holds a hundred of these.
  if (text[10] === ' ' && text.endsWith('+00')) return `${text.slice(0, 10)}T${text.slice(11, -3)}Z`;
  const [date = '', rest = ''] = text.split(' ');
  const at = rest.search(/[+-]/);
  if (at === -1) return text; // infinity
  const offset = rest.slice(at);
  const [seconds = '', fraction] = rest.slice(0, at).split('.');
  const suffix = fraction === undefined ? 'Z' : `.${fraction}Z`;
  if (offset === '+00') return `${date}T${seconds}${suffix}`;
  const utc = new Date(`${date}T${seconds}${offset.length === 3 ? `${offset}:00` : offset}`);
  return utc.toISOString().slice(0, 19) + suffix;
}
