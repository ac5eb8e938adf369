import { z } from 'zod';
import type { RoleTx, Tx } from '../../../kernel/db/database.ts';
import type { TenantSettings } from '../../../kernel/tenancy/settings.ts';
import { sql } from '../../../kernel/db/sql.ts';
import { ownSlug, reservedSlugs, slugAffixes } from '../reserved-slugs.ts';

export const organizationRow = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  kind: z.enum(['platform', 'partner', 'client']),
  plan: z.string(),
  status: z.enum(['active', 'suspended', 'deleting']),
  branding: z.object({
    logo_url: z.string().nullable(),
    favicon_url: z.string().nullable(),
    primary_color: z.string().nullable(),
  }),
  settings: z.record(z.string(), z.unknown()),
  retention_days: z.number().nullable(),
  created_at: z.string(),
  updated_at: z.string(),
});
export type Organization = z.infer<typeof organizationRow>;

export interface OrganizationRow {
  name: string;
  slug: string;
  /** A MAC of the stranger's network address; null where the operator creates it. */
  registeredFrom: Uint8Array | null;
}

/**
 * Inserts the organization of this transaction's tenant id, the only one that row-level security accepts. False: the slug is
 * taken.
 */
export async function insertOrganization(tx: Tx, { name, slug, registeredFrom }: OrganizationRow): Promise<boolean> {
  const { rowCount } = await tx.query(sql.unsafe`
    insert into organizations (id, name, slug, registered_from)
    values (${tx.orgId}, ${name}, ${slug}, ${registeredFrom && sql.binary(Buffer.from(registeredFrom))})
    on conflict (slug) do nothing`);
  return rowCount === 1;
}

const slugObjection = z.enum(['reserved', 'resembles']);
export type SlugObjection = z.infer<typeof slugObjection>;
const objection = z.object({ why: slugObjection.nullable() });

/** Why a slug may not be taken, other than being taken; null: it may. */
export async function findSlugObjection(tx: Tx, slug: string): Promise<SlugObjection | null> {
  const { why } = await tx.one(sql.type(objection)`
    select app.slug_objection(${slug}, ${ownSlug}, ${sql.array([...reservedSlugs], 'text')},
      ${sql.array([...slugAffixes], 'text')}) as why`);
  return why;
}

export function findOrganization(tx: Tx): Promise<Organization> {
  return tx.one(sql.type(organizationRow)`
    select id, slug, name, kind, plan, status, branding, settings, retention_days, created_at, updated_at
    from organizations where id = ${tx.orgId}`);
}

export interface OrganizationChange {
  name?: string | undefined;
  branding?: Partial<Organization['branding']> | undefined;
  settings?: TenantSettings | undefined;
  retention_days?: number | null | undefined;
}

/** Branding and settings are merged; absent fields stay. */
export async function updateOrganization(tx: Tx, change: OrganizationChange): Promise<void> {
  await tx.query(sql.unsafe`
    update organizations set
      name = coalesce(${change.name ?? null}, name),
      branding = branding || ${sql.jsonb({ ...change.branding })},
      settings = settings || ${sql.jsonb({ ...change.settings })},
      retention_days = case when ${change.retention_days !== undefined} then ${change.retention_days ?? null}::int
        else retention_days end
    where id = ${tx.orgId}`);
}

export interface PlacedOrganization {
  id: string;
  slug: string;
  name: string;
  kind: Organization['kind'];
  plan: string;
  /** The parent organization: the platform for partners, a partner for its clients. */
  parentId: string | null;
  primaryColor: string;
  logoUrl: string | null;
  settings: TenantSettings;
  createdAt: Date;
}

/**
 * Inserts an organization as the operator, who alone may set kind, plan and parent. Returns the id of the one that has the
 * slug.
 */
export async function ensureOrganization(tx: RoleTx, org: PlacedOrganization): Promise<string> {
  const branding = { logo_url: org.logoUrl, favicon_url: null, primary_color: org.primaryColor };
  const partnerId = org.kind === 'client' ? org.parentId : null;
  await tx.query(sql.unsafe`
    insert into organizations (
      id, slug, name, kind, plan, parent_id, partner_id, branding, settings, confirmed_at, created_at)
    values (${org.id}, ${org.slug}, ${org.name}, ${org.kind}, ${org.plan}, ${org.parentId}, ${partnerId},
      ${sql.jsonb(branding)}, ${sql.jsonb({ ...org.settings })}, now(), ${org.createdAt.toISOString()})
    on conflict (slug) do nothing`);
  return tx.oneFirst(sql.type(z.object({ id: z.string() }))`
    select id from organizations where slug = ${org.slug}`);
}

/** Locks the organization until the transaction ends. */
export async function lockOrganization(tx: Tx): Promise<void> {
  await tx.query(sql.unsafe`select from organizations where id = ${tx.orgId} for update`);
}

export interface Approval {
  /** The id of an existing organization, or of one about to be inserted. */
  id: string;
  /** It becomes the platform's organization, which runs the installation. */
  platform: boolean;
}

/**
 * As the operator: approves an organization, which `carryOutApproval` confirms in its own transaction. An approval expires
 * after a day.
 */
export async function approveOrganization(tx: RoleTx, { id, platform }: Approval): Promise<void> {
  await tx.query(sql.unsafe`delete from approvals where approved_at < now() - interval '1 day'`);
  await tx.query(sql.unsafe`
    insert into approvals (id, platform) values (${id}, ${platform}) on conflict (id) do nothing`);
}

/** Carries out the operator's approval of this organization. False: there is none, or it was confirmed before. */
export function carryOutApproval(tx: Tx): Promise<boolean> {
  return tx.oneFirst(sql.type(z.object({ confirmed: z.boolean() }))`select app.carry_out_approval() as confirmed`);
}

const listed = z.object({ id: z.string(), slug: z.string(), kind: z.string(), confirmed: z.boolean() });

/** As the operator: all organizations. */
export function listOrganizations(tx: RoleTx) {
  return tx.any(sql.type(listed)`
    select id, slug, kind, confirmed_at is not null as confirmed from organizations order by slug`);
}

/** The modules that have added their demo data. */
export async function seededModules(tx: Tx): Promise<ReadonlySet<string>> {
  const names = await tx.anyFirst(sql.type(z.object({ module: z.string() }))`
    select after ->> 'module' as module from audit_entries
    where org_id = ${tx.orgId} and action = 'organization.seeded' and after ->> 'module' is not null`);
  return new Set(names);
}
