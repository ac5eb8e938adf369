import { sql } from '../db/sql.ts';

/** Whose sessions are good: of members `m` with their users `u`, those who are active or wait to be admitted. */
export const maySignIn = sql.fragment`(m.status in ('active', 'waiting') and u.is_active)`;
