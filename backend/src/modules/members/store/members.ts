import { z } from 'zod';
import { memberStatuses, roles, type Role } from '../../../kernel/auth/actor.ts';
import type { Tx } from '../../../kernel/db/database.ts';
import { sql } from '../../../kernel/db/sql.ts';

const memberRow = z.object({
  id: z.string(),
  user_id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(roles),
  added_permissions: z.array(z.string()),
  status: z.enum(memberStatuses),
  status_since: z.string(),
  last_seen_at: z.string().nullable(),
  created_at: z.string(),
  admitted_at: z.string().nullable(),
  version: z.number(),
});
export type MemberRow = z.infer<typeof memberRow>;

const selectMembers = sql.fragment`
  select m.id, m.user_id, u.name, m.email, m.role, coalesce(r.permissions, '{}') as added_permissions, m.status,
    m.status_since, m.last_seen_at, m.created_at, m.admitted_at, m.version
  from members m
  join users u on u.id = m.user_id
  left join roles r on r.org_id = m.org_id and r.id = m.role_id`;

export type MemberSort = 'joined' | '-joined' | 'name' | '-last_seen';

interface MemberFilter {
  q?: string | undefined;
  role?: Role | undefined;
  /** Undefined: active and suspended ones. */
  status?: 'waiting' | 'active' | 'suspended' | undefined;
}

/** The position in a list after which a page begins: the value that it is ordered by, and the id. */
type MemberPlace = readonly [value: string, id: string];

/** The position of `row` in a list ordered by `sort`. Ids are in the order of joining, which needs no other value. */
export function placeOf(sort: MemberSort, row: MemberRow): [value: string, id: string] {
  if (sort === 'name') return [row.name, row.id];
  if (sort === '-last_seen') return [row.last_seen_at ?? neverSeen, row.id];
  return ['', row.id];
}

/** Stands for the time of members who never signed in, so that they come last. */
export const neverSeen = '-infinity';

const orders = {
  joined: { by: sql.fragment`m.id`, after: ([, id]: MemberPlace) => sql.fragment`m.id > ${id}` },
  '-joined': { by: sql.fragment`m.id desc`, after: ([, id]: MemberPlace) => sql.fragment`m.id < ${id}` },
  // In alphabetical order for people: é beside e, capitals beside small letters.
  name: {
    by: sql.fragment`u.name collate "und-x-icu", m.id`,
    after: ([name, id]: MemberPlace) => sql.fragment`(u.name collate "und-x-icu", m.id) > (${name}, ${id})`,
  },
  '-last_seen': {
    by: sql.fragment`coalesce(m.last_seen_at, '-infinity') desc, m.id desc`,
    after: ([at, id]: MemberPlace) =>
      sql.fragment`(coalesce(m.last_seen_at, '-infinity'), m.id) < (${at}::timestamptz, ${id})`,
  },
};

export interface MemberList extends MemberFilter {
  sort: MemberSort;
  after: MemberPlace | null;
  limit: number;
}

/** Without a search for names, the page is found among the members alone, and their users are joined to it. */
export function listMembers(tx: Tx, { q, role, status, sort, after, limit }: MemberList) {
  const { by, after: isAfter } = orders[sort];
  const names = q || sort === 'name' ? sql.fragment`join users u on u.id = m.user_id` : sql.fragment``;
  const conditions = [
    sql.fragment`m.org_id = ${tx.orgId}`,
    status ? sql.fragment`m.status = ${status}` : sql.fragment`m.status in ('active', 'suspended')`,
    ...(role ? [sql.fragment`m.role = ${role}`] : []),
    ...(q ? [contains(q)] : []),
    ...(after ? [isAfter(after)] : []),
  ];
  return tx.any(sql.type(memberRow)`
    ${selectMembers}
    where m.org_id = ${tx.orgId} and m.id in (
      select m.id from members m ${names}
      where ${sql.join(conditions, sql.fragment` and `)} order by ${by} limit ${limit})
    order by ${by}`);
}

/** `position` and not LIKE: the input is text, not a pattern. */
function contains(q: string) {
  const typed = q.toLowerCase();
  return sql.fragment`(position(${typed} in lower(u.name)) > 0 or position(${typed} in m.email) > 0)`;
}

/** Null: there is none, or the member was removed. */
export function findMember(tx: Tx, id: string) {
  return tx.maybeOne(sql.type(memberRow)`
    ${selectMembers} where m.org_id = ${tx.orgId} and m.id = ${id} and m.status <> 'removed'`);
}

/** The language tag that a member has chosen. */
export function localeOf(tx: Tx, userId: string): Promise<string> {
  return tx.oneFirst(sql.type(z.object({ locale: z.string() }))`
    select u.locale from members m join users u on u.id = m.user_id
    where m.org_id = ${tx.orgId} and m.user_id = ${userId}`);
}

/** In whatever status. */
export function findMembership(tx: Tx, userId: string) {
  return tx.maybeOne(sql.type(memberRow)`
    ${selectMembers} where m.org_id = ${tx.orgId} and m.user_id = ${userId}`);
}

export function countActiveMembers(tx: Tx): Promise<number> {
  return tx.oneFirst(sql.type(z.object({ count: z.number() }))`
    select count(*) from members where org_id = ${tx.orgId} and status = 'active'`);
}

/** The user ids of all members by address, also of removed ones. */
export async function membersByEmail(tx: Tx): Promise<ReadonlyMap<string, string>> {
  const found = await tx.any(sql.type(z.object({ email: z.string(), user_id: z.string() }))`
    select email, user_id from members where org_id = ${tx.orgId}`);
  return new Map(found.map(({ email, user_id }) => [email, user_id]));
}

/**
 * Locks the member `id`, the manager and all active owners until the transaction ends, in the order of their ids: of two admins
 * who change each other, one waits and reads the result of the other.
 */
export function lockMembership(tx: Tx, { id, managerId }: { id: string; managerId: string }) {
  return tx.any(sql.type(memberRow)`
    ${selectMembers}
    where m.org_id = ${tx.orgId}
      and (m.id = ${id} or m.user_id = ${managerId} or (m.role = 'owner' and m.status = 'active'))
    order by m.id for no key update of m`);
}

/**
 * Sets role and status. `status_since` changes with the status only; leaving the waiting list deletes the address of the
 * request.
 */
export async function updateMembership(
  tx: Tx,
  before: MemberRow,
  { role, status }: Pick<MemberRow, 'role' | 'status'>,
): Promise<MemberRow> {
  const admitted = before.status === 'waiting' && status === 'active';
  const changed = await tx.one(sql.type(memberRow.pick({ status_since: true, admitted_at: true, version: true }))`
    update members m
    set role = ${role}, status = ${status}, version = m.version + 1, asked_from = null,
      status_since = case when m.status = ${status} then m.status_since else now() end,
      admitted_at = case when ${admitted} then now() else m.admitted_at end
    where m.org_id = ${tx.orgId} and m.id = ${before.id}
    returning m.status_since, m.admitted_at, m.version`);
  return { ...before, role, status, ...changed };
}
