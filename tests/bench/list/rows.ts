import { Client } from 'pg';

const statements = [
  // Nothing here is worth a foreign-key check a row: every reference is made by the same statement's arithmetic.
  `set session_replication_role = replica`,
  `insert into organizations (id, name, slug)
   select app.uuid_v7(), 'Org ' || n, 'bench-org-' || n from generate_series(1, 999) n`,
  `insert into users (id, home_org_id, email, name)
   select o.id, o.id, 'owner@' || o.slug || '.test', 'Owner' from organizations o where o.slug like 'bench-org-%'`,
  `insert into members (org_id, user_id, email, role)
   select o.id, o.id, 'owner@' || o.slug || '.test', 'owner' from organizations o where o.slug like 'bench-org-%'`,
  // A thousand each, strewn over time as they would come in: neighbours on disk belong to different tenants.
  `insert into conversations (org_id, user_id, title, model, active_at, created_at, updated_at)
   select m.org_id, m.user_id, 'Conversation ' || n || ' of ' || m.email, 'demo', at, at, at
   from generate_series(1, 1000) n cross join members m
   cross join lateral (select timestamptz '2026-01-01' + n * interval '7 hours' as at) placed`,
  `set session_replication_role = origin`,
  `vacuum (analyze) conversations, members, organizations, users`,
];

/** Fills the database to 1,000 organizations with 1,000 conversations each, beside the one that is there. */
export async function fillConversations(adminUrl: string): Promise<{ rows: number; orgs: number }> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
    const { rows } = await client.query<{ rows: number; orgs: number }>(
      'select count(*)::int as rows, count(distinct org_id)::int as orgs from conversations',
    );
    return rows[0] ?? { rows: 0, orgs: 0 };
  } finally {
    await client.end();
  }
}
