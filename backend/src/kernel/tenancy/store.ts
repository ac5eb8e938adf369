import { sql } from '../db/sql.ts';
import { z } from 'zod';
import type { RoleTx } from '../db/database.ts';
import type { Tenant } from './directory.ts';

export type TenantKey = 'slug' | 'host' | 'id';

const tenantRow = z.object({
  id: z.string(),
  slug: z.string(),
  domain: z.string().nullable(),
  name: z.string(),
  kind: z.enum(['platform', 'partner', 'client']),
  partnerId: z.string().nullable(),
  plan: z.enum(['free', 'basic', 'premium', 'enterprise']),
  features: z.array(z.string()),
  status: z.enum(['active', 'suspended', 'deleting']),
  confirmed: z.boolean(),
  branding: z.object({
    logo_url: z.string().nullable(),
    favicon_url: z.string().nullable(),
    primary_color: z.string().nullable(),
  }),
  settings: z.record(z.string(), z.unknown()),
});

const selectTenant = sql.fragment`
  select o.id, o.slug,
    (select d.host from domains d where d.org_id = o.id and d.verified_at is not null order by d.verified_at limit 1) as domain,
    o.name, o.kind, o.partner_id as "partnerId", o.plan,
    array(select f.feature from plan_features f where f.plan = o.plan) as features,
    o.status, o.confirmed_at is not null as confirmed, o.branding, o.settings
  from organizations o`;

const lookUps = {
  slug: (value: string) => sql.type(tenantRow)`${selectTenant} where o.slug = ${value}`,
  host: (value: string) => sql.type(tenantRow)`
    ${selectTenant} join domains d on d.org_id = o.id where d.host = ${value} and d.verified_at is not null`,
  id: (value: string) => sql.type(tenantRow)`${selectTenant} where o.id = ${value}::uuid`,
};

/** As `atrium_resolver`, the only login that sees an organization before its tenant is set. */
export async function findTenant(tx: RoleTx, by: TenantKey, value: string): Promise<Tenant | null> {
  const row = await tx.maybeOne(lookUps[by](value));
  return row;
}
