import { sql } from '../../backend/src/kernel/db/sql.ts';

/** A statement whose text is made at run time (catalogue and matrix), which `sql` refuses anywhere else. */
export function rawSql(text: string): ReturnType<typeof sql.unsafe> {
  return sql.unsafe(Object.freeze(Object.assign([text], { raw: Object.freeze([text]) })));
}
