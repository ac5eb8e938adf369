import type { Client } from 'pg';
import type { RoleTx } from '../../backend/src/kernel/db/database.ts';
import { sql } from '../../backend/src/kernel/db/sql.ts';

/** A statement whose text is made at run time (catalogue and matrix), which `sql` refuses anywhere else. */
export function rawSql(text: string): ReturnType<typeof sql.unsafe> {
  return sql.unsafe(Object.freeze(Object.assign([text], { raw: Object.freeze([text]) })));
}

/** The transaction that `client` is in, for what reads rows by `any`: who defines and grants signs in beside the pools. */
export function transactionOf(client: Client): RoleTx {
  const any = async ({ sql: text, values }: { sql: string; values: readonly unknown[] }) =>
    // slonik numbers its own placeholders, and its pool writes PostgreSQL's.
    (await client.query(text.replaceAll('$slonik_', '$'), [...values])).rows;
  const anyFirst = async (query: Parameters<typeof any>[0]) =>
    (await any(query)).map((row: object) => Object.values(row)[0] as unknown);
  return { any, anyFirst } as unknown as RoleTx;
}
