import { createSqlTag } from 'slonik';

/** The only way to write SQL: a value in `${…}` is always sent as a bound value, never as text. */
export const sql = createSqlTag();
