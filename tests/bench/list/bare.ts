import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Koa from 'koa';
import { Pool } from 'pg';

const [, , connectionString, orgId, userId] = process.argv;
const pool = new Pool({ connectionString, max: 20 });

/** The list's own statement, unprepared, with nothing around it: no tenant, no sign-in, no policy, no contract. */
const statement = `
  select c.id, c.user_id, c.project_id, c.title, c.title_source, c.model, c.archived, c.shared, c.active_leaf,
    c.last_message_at, c.active_at, c.created_at, c.updated_at
  from conversations c
  where c.org_id = $1 and c.user_id = $2 and c.archived = $3
  order by c.active_at desc, c.id desc
  limit $4`;

const app = new Koa();
app.use(async (ctx) => {
  const { rows } = await pool.query(statement, [orgId, userId, false, 21]);
  ctx.body = { data: rows.slice(0, 20) };
});

const server = createServer((req, res) => void app.callback()(req, res));
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`ready http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
process.on('SIGTERM', () => process.exit(0));
