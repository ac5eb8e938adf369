import { sql } from '../db/sql.ts';

/** The condition for valid sessions: member `m`, with user `u`, is active or waits to be admitted. */
export const maySignIn = sql.fragment`(m.status in ('active', 'waiting') and u.is_active)`;
