import type { Database } from '../db/database.ts';
import { DatabaseRefused } from '../db/refused.ts';
import type { Entitlement } from './entitlement.ts';
import { findUnsaid } from './store.ts';

/** @throws {DatabaseRefused} naming totals and meters of which a plan says nothing: none of it, and no limit, look the same then */
export async function assertPlans(db: Database, entitlements: readonly Entitlement[]): Promise<void> {
  const kinds = entitlements.filter(({ type }) => type !== 'feature').map(({ name }) => name);
  const unsaid = await db.anonymous((tx) => findUnsaid(tx, kinds), { readOnly: true, singleStatement: true });
  if (unsaid.length === 0) return;
  const list = unsaid.map(({ plan, kind }) => `  ${kind} of the plan ${plan}`).join('\n');
  throw new DatabaseRefused(`The table limits has no row for\n${list}\nA migration inserts one for each plan.`);
}
