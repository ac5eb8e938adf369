import type { FragmentSqlToken } from 'slonik';
import { z } from 'zod';
import type { PartnerTx, RoleTx } from '../../../kernel/db/database.ts';
import { sql } from '../../../kernel/db/sql.ts';
import { organizationRow } from './organizations.ts';

const basics = { id: true, slug: true, name: true, kind: true, plan: true, status: true, created_at: true } as const;
const listedRow = organizationRow.pick(basics).extend({
  confirmed: z.boolean(),
  people: z.number(),
  people_limit: z.number().nullable(),
  ai_tokens: z.number(),
  ai_tokens_limit: z.number().nullable(),
});
export type ListedOrganization = z.infer<typeof listedRow>;

/** The place in the list after which a page begins. */
export type DirectoryPlace = readonly [name: string, id: string];

export interface DirectoryQuery {
  /** Part of a name or slug. */
  q?: string | undefined;
  /** Of the only one that is wanted. */
  slug?: string | undefined;
  after: DirectoryPlace | null;
  limit: number;
}

/** By name, as people read an alphabet. `whose`: a condition on `organizations o`. `use`: (people, ai_tokens) of `o`. */
function list(
  tx: RoleTx,
  { q = '', slug, after, limit }: DirectoryQuery,
  whose: FragmentSqlToken,
  use: FragmentSqlToken,
): Promise<readonly ListedOrganization[]> {
  const begins = after
    ? sql.fragment`(o.name collate "und-x-icu", o.id) > (${after[0]}, ${after[1]})`
    : sql.fragment`true`;
  const named = slug === undefined ? sql.fragment`true` : sql.fragment`o.slug = ${slug}`;
  return tx.any(sql.type(listedRow)`
    select o.*, use.people, use.ai_tokens, seats.amount as people_limit, tokens.amount as ai_tokens_limit
    from (
      select o.id, o.slug, o.name, o.kind, o.plan, o.status, o.confirmed_at is not null as confirmed, o.created_at
      from organizations o
      where ${whose} and ${named} and ${begins} and (strpos(lower(o.name), lower(${q})) > 0 or strpos(o.slug, lower(${q})) > 0)
      order by o.name collate "und-x-icu", o.id
      limit ${limit}
    ) o
    cross join lateral ${use} use
    left join limits seats on seats.plan = o.plan and seats.kind = 'users'
    left join limits tokens on tokens.plan = o.plan and tokens.kind = 'ai_tokens'
    order by o.name collate "und-x-icu", o.id`);
}

export function listClients(tx: PartnerTx, query: DirectoryQuery) {
  return list(tx, query, sql.fragment`o.partner_id = ${tx.partnerId}`, sql.fragment`app.client_use(o.id)`);
}

/** As the operator: every organization of the installation. */
export function listAllOrganizations(tx: RoleTx, query: DirectoryQuery) {
  const use = sql.fragment`(
    select
      coalesce((select c.used from counters c where c.org_id = o.id and c.kind = 'users'), 0) as people,
      coalesce((
        select m.used + m.reserved from meters m
        where m.org_id = o.id and m.kind = 'ai_tokens' and m.period = date_trunc('month', now() at time zone 'utc')::date
      ), 0) as ai_tokens)`;
  return list(tx, query, sql.fragment`true`, use);
}
