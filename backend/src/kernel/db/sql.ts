import { createSqlTag } from 'slonik';

/** The only way to write SQL: what stands in `${…}` always travels as a bound value, never as text. */
export const sql = createSqlTag();
