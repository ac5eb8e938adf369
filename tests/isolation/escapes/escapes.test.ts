import { Client, type QueryConfig } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assertDataStatement } from '../../../backend/src/kernel/db/data-statements.ts';
import { logins, urlFor, type Login } from '../../../backend/src/kernel/db/logins.ts';
import { findPublicPrivileges } from '../../../backend/src/kernel/db/public-privileges.ts';
import { preamble } from '../../../backend/src/kernel/db/scope.ts';
import { transactionOf } from '../../support/raw-sql.ts';
import { idOf } from '../fixture.ts';
import { foreign, install, mark, own, versions, type Installation } from './installation.ts';
import { escapes } from './statements.ts';

/** What a login is there for: the queue sees jobs, the operator organizations. */
const allowed: Partial<Record<Login, RegExp>> = { atrium_jobs: /bull\.job/, atrium_operator: /into organizations/ };

test('the corpus is as large as it should be', () => {
  expect(new Set(escapes).size).toBeGreaterThanOrEqual(100);
});

describe.each(versions)('on PostgreSQL %i', (version) => {
  let installation: Installation;
  let other: Client;
  let before: string;

  beforeAll(async () => {
    installation = await install(version);
    // Somebody else's session, in the middle of something.
    other = new Client({ connectionString: installation.appUrl });
    await other.connect();
    await other.query(`begin; select '${mark}'`);
    before = await foreignRows();
  });
  afterAll(async () => {
    await other.end();
    await installation.close();
  });

  /** Everything of the foreign tenant, in one text. */
  async function foreignRows(): Promise<string> {
    const { rows } = await installation.admin.query<{ name: string }>(
      `select attrelid::regclass::text as name from pg_attribute a join pg_class c on c.oid = a.attrelid
       where attname = 'org_id' and c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1`,
    );
    const queries = rows.map(
      ({ name }) => `select '${name}' || t::text as r from ${name} t where org_id = '${foreign}'`,
    );
    const all = await installation.admin.query<{ r: string }>(
      `select r from (${queries.join(' union all ')}) s order by r`,
    );
    return all.rows.map(({ r }) => r).join('\n');
  }

  async function textOf(statement: string): Promise<string> {
    const { rows } = await installation.admin.query<{ pid: number }>(
      `select pid from pg_stat_activity where query like '%${mark}%' and pid <> pg_backend_pid() limit 1`,
    );
    return statement
      .replaceAll('$own', own)
      .replaceAll('$foreign', foreign)
      .replaceAll('$user', idOf('users', foreign))
      .replaceAll('$conversation', idOf('conversations', foreign))
      .replaceAll('$pid', String(rows[0]?.pid ?? 0));
  }

  /** All that comes back: rows, errors, notices; and what a statement after it in the same transaction sees. */
  async function everythingSeen(client: Client, statement: string): Promise<string> {
    const seen: unknown[] = [];
    client.on('notice', (notice) => seen.push(notice.message));
    client.on('notification', (notification) => seen.push(notification.payload));
    await client.query(preamble({ subject: { orgId: own }, readOnly: false, durable: true }));
    try {
      assertDataStatement(statement);
      // As the driver sends it: by the extended protocol, which takes one statement.
      const extended: QueryConfig & { queryMode: string } = { text: statement, queryMode: 'extended' };
      const { rows } = await client.query(extended);
      seen.push(rows);
      seen.push((await client.query(`select current_user, current_setting('app.org_id') as org`)).rows);
      seen.push((await client.query('select * from messages')).rows);
    } catch (error) {
      seen.push(error, (error as Error).message);
    }
    await client.query('rollback');
    return JSON.stringify(seen, (_, value: unknown) =>
      value instanceof Object && 'type' in value && value.type === 'Buffer' && 'data' in value
        ? Buffer.from(value.data as number[]).toString('latin1')
        : value,
    );
  }

  test('PUBLIC may do nothing that leads elsewhere, and the next set-up finds nothing to revoke', async () => {
    expect(await findPublicPrivileges(transactionOf(installation.admin))).toEqual([]);
  });

  /** The statements that brought something out. */
  async function leaksAs(login: Login): Promise<string[]> {
    const client = new Client({ connectionString: urlFor(login, installation.appUrl) });
    await client.connect();
    const leaks: string[] = [];
    for (const escape of escapes) {
      const seen = await everythingSeen(client, await textOf(escape));
      if (seen.includes(mark) && !allowed[login]?.test(escape)) leaks.push(`${escape}: ${seen.slice(0, 300)}`);
    }
    const { rows } = await client.query(`select current_user as name, current_setting('app.org_id', true) as org`);
    expect(rows).toEqual([{ name: login, org: '' }]);
    await client.end();
    return leaks;
  }

  test.each(logins)('no statement as %s brings out what is another tenant’s, or changes it', async (login) => {
    expect(await leaksAs(login)).toEqual([]);
    expect(await foreignRows()).toBe(before);
    expect((await other.query('select 1 as alive')).rows).toEqual([{ alive: 1 }]);
  });

  test.each(logins.filter((login) => login !== 'atrium_app'))('%s can become nobody else', async (login) => {
    const client = new Client({ connectionString: urlFor(login, installation.appUrl) });
    await client.connect();
    for (const role of ['postgres', 'atrium_owner', 'atrium_search', ...logins.filter((name) => name !== login)]) {
      await expect(client.query(`set role ${role}`)).rejects.toThrow(/permission denied/);
    }
    await client.end();
  });

  test.each(['postgres', 'template1'])('no login may connect to the database %s', async (name) => {
    for (const login of logins) {
      const url = new URL(urlFor(login, installation.appUrl));
      url.pathname = `/${name}`;
      await expect(new Client({ connectionString: url.href }).connect()).rejects.toThrow(
        /permission denied for database/,
      );
    }
  });

  test('where PUBLIC could still do it, the corpus would find it', async () => {
    await installation.admin.query(`grant execute on function set_config(text, text, boolean),
      query_to_xml(text, boolean, boolean, text) to public`);
    expect((await leaksAs('atrium_app')).length).toBeGreaterThan(3);
    expect(await findPublicPrivileges(transactionOf(installation.admin))).toHaveLength(2);
  });
});
