import { sql } from '../../kernel/db/sql.ts';
import { z } from 'zod';
import { roles, type Role } from '../../kernel/auth/actor.ts';
import type { Tx } from '../../kernel/db/database.ts';

const memberRow = z.object({
  id: z.string(),
  user_id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(roles),
  status: z.enum(['active', 'suspended']),
  last_seen_at: z.string().nullable(),
  created_at: z.string(),
});
export type Member = z.infer<typeof memberRow>;

const selectMembers = sql.fragment`
  select m.id, m.user_id, u.name, m.email, m.role, m.status, m.last_seen_at, m.created_at
  from members m join users u on u.id = m.user_id`;

export interface MemberFilter {
  q?: string | undefined;
  role?: Role | undefined;
  status?: Member['status'] | undefined;
}

/** In the order they came, after the member `after`. */
export function listMembers(tx: Tx, filter: MemberFilter, after: string | null, limit: number) {
  const conditions = [
    sql.fragment`m.org_id = ${tx.orgId}`,
    ...(after ? [sql.fragment`m.id > ${after}`] : []),
    ...(filter.role ? [sql.fragment`m.role = ${filter.role}`] : []),
    ...(filter.status ? [sql.fragment`m.status = ${filter.status}`] : []),
    ...(filter.q ? [contains(filter.q)] : []),
  ];
  return tx.any(sql.type(memberRow)`
    ${selectMembers} where ${sql.join(conditions, sql.fragment` and `)} order by m.id limit ${limit}`);
}

/** `position` and not LIKE: what is typed is text, not a pattern. */
function contains(q: string) {
  const typed = q.toLowerCase();
  return sql.fragment`(position(${typed} in lower(u.name)) > 0 or position(${typed} in m.email) > 0)`;
}

export function findMember(tx: Tx, id: string) {
  return tx.maybeOne(sql.type(memberRow)`${selectMembers} where m.org_id = ${tx.orgId} and m.id = ${id}`);
}

export async function memberEmails(tx: Tx): Promise<ReadonlySet<string>> {
  const found = await tx.anyFirst(sql.type(z.object({ email: z.string() }))`
    select email from members where org_id = ${tx.orgId}`);
  return new Set(found);
}

export interface NewUser {
  id: string;
  email: string;
  name: string;
  sealedPassword: Buffer;
}

export async function insertUser(tx: Tx, user: NewUser): Promise<void> {
  await tx.query(sql.unsafe`
    insert into users (id, home_org_id, email, name, sealed_password)
    values (${user.id}, ${tx.orgId}, ${user.email}, ${user.name}, ${sql.binary(user.sealedPassword)})`);
}

/** False: the organization has a member with this address. */
export async function insertMember(tx: Tx, member: { id: string; userId: string; email: string; role: Role }) {
  const { rowCount } = await tx.query(sql.unsafe`
    insert into members (org_id, id, user_id, email, role)
    values (${tx.orgId}, ${member.id}, ${member.userId}, ${member.email}, ${member.role})
    on conflict (org_id, email) do nothing`);
  return rowCount === 1;
}

const usage = z.object({ used: z.number(), amount: z.number().nullable() });

/** Counts one more user; the row stays locked until the transaction ends, so parallel joins queue up here. */
export function countUser(tx: Tx) {
  return tx.one(sql.type(usage)`
    insert into counters (org_id, kind, used) values (${tx.orgId}, 'users', 1)
    on conflict (org_id, kind) do update set used = counters.used + 1
    returning used, (
      select l.amount from organizations o join limits l on l.plan = o.plan and l.kind = 'users'
      where o.id = ${tx.orgId}
    ) as amount`);
}
