import { z } from 'zod';
import { catalogueRules } from './catalogue-rules.ts';
import type { RoleTx } from './database.ts';
import { sql } from './sql.ts';

/**
 * Tables that belong to no tenant, and the reason. Every other table needs `org_id`. `policies`: true where the table has
 * row-level security of its own, `'system'` where that excludes the API; false where all tenants see the same rows and the API
 * may only read.
 */
export const globalTables: Record<string, { because: string; policies: boolean | 'system' }> = {
  organizations: { because: 'an organization is the tenant: its policies compare id', policies: true },
  users: { because: 'a login is seen through members', policies: true },
  plans: { because: 'what can be booked is the same for everybody', policies: false },
  unconfirmed_meters: { because: 'sums over organizations, which only two functions reach', policies: false },
  approvals: {
    because: 'what the operator decided, by the id of an organization that may not be there yet',
    policies: true,
  },
  event_subscribers: {
    because: 'which parts of the installation hear of which events; only the relay reaches it',
    policies: 'system',
  },
  installation: { because: 'one row, which says which installation this is', policies: false },
  limits: { because: 'what a plan allows is the same for everybody', policies: false },
  plan_features: { because: 'what a plan has is the same for everybody', policies: false },
};

export interface CatalogueFault {
  /** The rule that is broken. */
  rule: string;
  /** Table, policy, constraint, function or role. */
  object: string;
}

const found = z.object({ object: z.string() });

/**
 * Reads `pg_catalog` and reports everything that could let one tenant reach another's rows: a table without policies, a key
 * that does not start with `org_id`, an excessive grant, an unsafe SECURITY DEFINER function. A key that must reach across
 * tenants gives the reason in its comment: `comment on index … is 'global: …'`.
 */
export async function findCatalogueFaults(tx: RoleTx): Promise<CatalogueFault[]> {
  const names = Object.keys(globalTables);
  const shared = names.filter((name) => globalTables[name]?.policies === false);
  const faults: CatalogueFault[] = [];
  for (const { rule, query } of catalogueRules(names, shared)) {
    const rows = await tx.any(sql.type(found)`${query} order by 1`);
    faults.push(...rows.map(({ object }) => ({ rule, object })));
  }
  return faults;
}
