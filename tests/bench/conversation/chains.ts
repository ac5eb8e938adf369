import { Client } from 'pg';

const text = 'What did we agree on for the delivery of the order, and who told the client about it? '.repeat(2);

/** Conversations of the only member there is, each one unbroken chain of `length` messages. Returns their ids. */
export async function insertChains(adminUrl: string, count: number, length: number): Promise<string[]> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    // The references are made by the same statement's arithmetic: nothing here is worth a check a row.
    await client.query('set session_replication_role = replica');
    const { rows } = await client.query<{ id: string }>(
      `with made as (
         -- Named by their user: nobody asks a model for a title while something else is measured.
         insert into conversations (org_id, user_id, title, title_source)
         select org_id, user_id, 'A chat of ' || $2::int, 'user' from members cross join generate_series(1, $1::int)
         returning org_id, user_id, id
       ), numbered as (
         select made.*, n, app.uuid_v7() as message_id from made cross join generate_series(1, $2::int) n
       ), chained as (
         select *, lag(message_id) over (partition by id order by n) as parent_id from numbered
       ), written as (
         insert into messages (org_id, id, conversation_id, user_id, parent_id, role, content, status, created_at)
         select org_id, message_id, id, user_id, parent_id, case n % 2 when 1 then 'user' else 'assistant' end,
           n || ' ' || $3, 'complete', now() - ($2::int - n) * interval '1 minute'
         from chained
       )
       select id, message_id as leaf from chained where n = $2::int`,
      [count, length, text],
    );
    await client.query(
      `update conversations c set active_leaf = (
         select m.id from messages m
         where m.org_id = c.org_id and m.conversation_id = c.id
           and not exists (
             select from messages k
             where k.org_id = m.org_id and k.conversation_id = m.conversation_id and k.parent_id = m.id)
       ) where c.id = any($1)`,
      [rows.map(({ id }) => id)],
    );
    await client.query('vacuum (analyze) conversations, messages');
    return rows.map(({ id }) => id);
  } finally {
    await client.end();
  }
}
