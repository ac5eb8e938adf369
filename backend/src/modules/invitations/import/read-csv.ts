import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import { roles, type Role } from '../../../kernel/auth/actor.ts';
import { fail } from '../../../kernel/errors.ts';
import { email as emailSchema } from '../../../kernel/http/contract.ts';
import { locale as localeSchema } from '../../auth/contract.ts';
import { errors, mostLines } from '../contract.ts';

/** A line of the file; `fault` where it names nobody to be invited. */
export interface CsvLine {
  /** Of the file, the first is 1. */
  line: number;
  /** As it stands there, at most 254 characters. */
  typed: string;
  fault: 'invalid_address' | 'invalid_role' | null;
  email: string;
  role: Role;
  /** Undefined: none, or none that is one. */
  locale: string | undefined;
}

const columnNames = {
  email: /^(?:e-?mail(?:[ -]?address)?|address|mail)$/iu,
  role: /^role$/iu,
  locale: /^(?:language|locale)$/iu,
};
type Column = keyof typeof columnNames;
const byPosition: readonly Column[] = ['email', 'role', 'locale'];

const records = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }));

/**
 * Reads CSV (RFC 4180) in UTF-8, with or without a byte order mark. Cells are text, whatever they begin with.
 * @param fallback the role of lines that name none
 * @throws {AppError} `file_unreadable`, `file_too_long`
 */
export function readCsv(bytes: Buffer, fallback: Role): CsvLine[] {
  const rows = rowsOf(textOf(bytes));
  const [head] = rows;
  const named = head && columnsNamedIn(head.cells);
  const people = named ? rows.slice(1) : rows;
  if (people.length > mostLines) throw fail(errors.file_too_long);
  const columns = named ?? byPosition;
  return people.map(({ line, cells }) => {
    const cell = (column: Column) => cells[columns.indexOf(column)] ?? '';
    return { line, ...personOf(cell('email'), cell('role'), cell('locale'), fallback) };
  });
}

/** Latin-1 and UTF-16 are no UTF-8, and a guess would invite the wrong person. */
function textOf(bytes: Buffer): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (!text.includes('\0')) return text;
  } catch (error) {
    throw fail(errors.file_unreadable, { cause: error });
  }
  throw fail(errors.file_unreadable);
}

interface Row {
  line: number;
  cells: string[];
}

function rowsOf(text: string): Row[] {
  try {
    const parsed = parse(text, {
      delimiter: [',', ';', '\t'],
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
      info: true,
      // One more than can be, so that a longer file is told from one that ends there.
      to: mostLines + 2,
      max_record_size: 10_000,
    }) as unknown;
    return records.parse(parsed).map(({ record, info }) => ({ line: info.lines, cells: record }));
  } catch (error) {
    if (error instanceof CsvError) throw fail(errors.file_unreadable, { cause: error });
    throw error;
  }
}

/** Null: the first line names nobody's columns, and is a person. */
function columnsNamedIn(cells: readonly string[]): (Column | null)[] | null {
  const columns = cells.map(
    (cell) => (Object.keys(columnNames) as Column[]).find((column) => columnNames[column].test(cell)) ?? null,
  );
  return columns.includes('email') ? columns : null;
}

function personOf(typed: string, role: string, locale: string, fallback: Role): Omit<CsvLine, 'line'> {
  const address = emailSchema.safeParse(typed);
  const wanted = role === '' ? fallback : roles.find((one) => one === role.toLowerCase());
  const tag = localeSchema.safeParse(locale);
  return {
    typed: typed.slice(0, 254).toWellFormed(),
    fault: !address.success ? 'invalid_address' : wanted === undefined ? 'invalid_role' : null,
    email: address.success ? address.data : '',
    role: wanted ?? fallback,
    locale: tag.success ? tag.data : undefined,
  };
}
