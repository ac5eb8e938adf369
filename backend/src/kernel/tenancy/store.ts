import { sql } from '../db/sql.ts';
import { z } from 'zod';
import type { RoleTx } from '../db/database.ts';
import type { Tenant } from './directory.ts';
import { readSettings } from './settings.ts';

export type TenantKey = 'slug' | 'host' | 'id';

const tenantRow = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  kind: z.enum(['platform', 'partner', 'client']),
  plan: z.enum(['free', 'basic', 'premium', 'enterprise']),
  status: z.enum(['active', 'suspended', 'deleting']),
  branding: z.object({
    logo_url: z.string().nullable(),
    favicon_url: z.string().nullable(),
    primary_color: z.string().nullable(),
  }),
  settings: z.record(z.string(), z.unknown()),
});

const columns = sql.fragment`id, slug, name, kind, plan, status, branding, settings`;

const lookUps = {
  slug: (value: string) => sql.type(tenantRow)`select ${columns} from app.tenant_by_slug(${value})`,
  host: (value: string) => sql.type(tenantRow)`select ${columns} from app.tenant_by_host(${value})`,
  id: (value: string) => sql.type(tenantRow)`select ${columns} from app.tenant_by_id(${value}::uuid)`,
};

/** Through the SECURITY DEFINER functions of `atrium_resolver`: the only way to see an organization before its tenant is set. */
export async function findTenant(tx: RoleTx, by: TenantKey, value: string): Promise<Tenant | null> {
  const row = await tx.maybeOne(lookUps[by](value));
  return row && { ...row, settings: readSettings(row.settings) };
}
