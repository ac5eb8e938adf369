import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { examine, lineOf } from '../../backend/src/commands/doctor.ts';
import { readEnv } from '../../backend/src/kernel/env.ts';
import { startApp } from '../support/app.ts';
import { freePort } from '../support/free-port.ts';
import { createDatabase, type TestDatabase } from '../support/postgres.ts';
import { startRedis, type TestRedis } from '../support/redis.ts';
import { startSmtpServer } from '../support/smtp-server.ts';
import { registerTenant } from '../support/tenants.ts';

const program = fileURLToPath(new URL('../../backend/src/commands/doctor.ts', import.meta.url));
const key = Buffer.alloc(32, 3).toString('base64');
const secret = 'sk-live-0123456789abcdefghij';

let database: TestDatabase;
let redis: TestRedis;
const servers: Server[] = [];

beforeAll(async () => {
  [database, redis] = await Promise.all([createDatabase(), startRedis()]);
});
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});
afterAll(async () => {
  await Promise.all([database.drop(), redis.remove()]);
});

/** What it says with these settings, a line each. */
async function examined(env: Record<string, string | undefined>): Promise<Said> {
  const lines: string[] = [];
  for await (const finding of examine(readEnv(await withDefaults(env)))) lines.push(lineOf(finding));
  return read(lines.join(''));
}

/** The same as a program of its own, as in a container. */
async function run(env: Record<string, string | undefined>): Promise<Said & { code: number }> {
  const child = spawn(process.execPath, [program], { env: { PATH: process.env.PATH, ...(await withDefaults(env)) } });
  const exit = once(child, 'exit') as Promise<[number]>;
  const [said, complained, [code]] = await Promise.all([text(child.stdout), text(child.stderr), exit]);
  expect(complained).toBe('');
  return { code, ...read(said) };
}

async function withDefaults(env: Record<string, string | undefined>) {
  const port = String(await freePort());
  return { NODE_ENV: 'test', PORT: port, DATABASE_URL: database.url, ENCRYPTION_KEY: key, ...env };
}

interface Said {
  said: string;
  /** What is said of a subject, with its state: `fail: There is no …`. */
  of: (subject: string) => string[];
}

function read(said: string): Said {
  const lines = said
    .trim()
    .split('\n')
    .map((line) => {
      const { state, subject, says } =
        /^(?<state>ok|warn|fail) +(?<subject>\w+) +(?<says>\S.*)$/u.exec(line)?.groups ?? {};
      if (!state) throw new Error(`no finding: ${line}`);
      return { subject, says: `${state}: ${says}` };
    });
  return { said, of: (subject) => lines.filter((line) => line.subject === subject).map(({ says }) => says) };
}

/** Something that listens, and responds as told. */
async function listener(respond: (path: string) => { status: number; body: unknown }): Promise<number> {
  const server = createServer((request, response) => {
    const { status, body } = respond(request.url ?? '');
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  }).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return (server.address() as { port: number }).port;
}

describe('of mail', () => {
  it('says where mails go, and signs in to the server without sending one', async () => {
    const smtp = await startSmtpServer();
    const from = { MAIL_FROM: 'no-reply@portal.test' };
    expect((await examined({})).of('mail')).toEqual(['ok: No server is set up: mails are shown at /outbox.']);
    expect((await examined({ SMTP_URL: smtp.url, ...from })).of('mail')).toEqual([
      'ok: SMTP_URL leads to a server that takes mails from no-reply@portal.test.',
    ]);
    expect(smtp.mails).toEqual([]);
    await smtp.close();
    expect((await examined({ SMTP_URL: smtp.url, ...from })).of('mail')).toEqual([
      'fail: SMTP_URL leads to no server that takes our mails: unreachable.',
    ]);
    const production = { NODE_ENV: 'production', REGISTRATION: 'closed' };
    expect((await examined(production)).of('mail')[0]).toMatch(/^warn: No mail is sent: set SMTP_URL/u);
  });
});

describe('the doctor', () => {
  it('finds nothing wrong with an installation that is well, and says what it has looked at', async () => {
    const { code, of } = await run({ REDIS_URL: redis.url });
    expect(code).toBe(0);
    for (const subject of [
      'settings',
      'disk',
      'port',
      'login',
      'logins',
      'schema',
      'isolation',
      'encryption',
      'jobs',
      'provider',
    ])
      expect([subject, of(subject).map((says) => says.slice(0, 3))]).toEqual([subject, ['ok:']]);
    expect(of('database')).toEqual([expect.stringMatching(/^ok: PostgreSQL \d+\.\d+ answers in [\d.]+ ms\.$/u)]);
    expect(of('redis')[0]).toMatch(/^ok: Redis \d+\.\d+\.\d+ answers/u);
    expect(of('redis')[1]).toMatch(/begins with atrium-[0-9a-f]{12}\.$/u);
  });

  it('lists every fault of the settings', async () => {
    const { code, of } = await run({ PORT: '99999', LOG_LEVEL: 'loud', NODE_ENV: 'production' });
    expect(code).toBe(1);
    expect(of('settings').join('\n')).toMatch(/^fail: PORT: .*\nfail: LOG_LEVEL: /u);
  });

  it('says what settings mean that are right one by one', async () => {
    const { of } = await examined({ HOST: '0.0.0.0', SEED: 'demo', ROLE: 'web' });
    const warnings = of('settings').filter((says) => says.startsWith('warn'));
    expect(warnings).toEqual([
      expect.stringContaining('HOST=0.0.0.0'),
      expect.stringContaining('SEED=demo'),
      expect.stringContaining('REDIS_URL'),
    ]);
  });

  it('says that nobody answers, and repeats no password', async () => {
    const port = await freePort();
    const nowhere = {
      DATABASE_URL: `postgres://atrium_app:hunter2@127.0.0.1:${port}/atrium`,
      REDIS_URL: `redis://:hunter3@127.0.0.1:${port}`,
      OPENAI_API_KEY: secret,
      OPENAI_BASE_URL: `http://127.0.0.1:${port}/v1`,
    };
    const { code, said, of } = await run(nowhere);
    expect(code).toBe(1);
    expect(of('database')).toEqual([
      expect.stringMatching(/^fail: DATABASE_URL does not lead to a database: .*REFUSED/u),
    ]);
    expect(of('redis')).toEqual([expect.stringMatching(/^fail: REDIS_URL does not lead to a Redis: .*REFUSED/u)]);
    expect(of('provider')).toEqual([`fail: 127.0.0.1:${port} does not answer.`]);
    for (const hidden of ['hunter2', 'hunter3', secret, key]) expect(said).not.toContain(hidden);
  });

  it('says that the login is bound by no policy', async () => {
    const { of } = await examined({ DATABASE_URL: database.adminUrl });
    expect(of('login')).toEqual([expect.stringMatching(/^fail: The login "postgres" is a superuser/u)]);
  });

  it('says what is wrong with the schema: what keeps tenants apart, and what is missing', async () => {
    const broken = await createDatabase();
    await broken.admin('alter table conversations no force row level security');
    const open = await examined({ DATABASE_URL: broken.url });
    expect(open.of('isolation')).toEqual([
      expect.stringMatching(/^fail: conversations breaks the rule: row-level security/u),
    ]);
    await broken.admin('delete from app.migrations where name = (select max(name) from app.migrations)');
    const old = await examined({ DATABASE_URL: broken.url });
    expect(old.of('schema')).toEqual([expect.stringMatching(/^fail: The database lacks the migrations/u)]);
    expect(old.of('isolation')).toEqual([]);
    await broken.drop();
  });

  it('says how far the back-fills are, and that nobody is at one', async () => {
    const filling = await createDatabase();
    const said = async () => (await examined({ DATABASE_URL: filling.url })).of('backfills');
    expect(await said()).toEqual(['ok: No back-fill has anything left to do.']);
    await filling.admin(`insert into backfills (name, rows, held_until, done_at)
      values ('a.done', 9, '-infinity', now()), ('b.left', 1200, now() + interval '1 h', null)`);
    const progress = '1 of 2 back-fills is done; b.left has filled 1200 rows.';
    expect(await said()).toEqual([`ok: ${progress}`]);
    await filling.admin(`update backfills set held_until = now() - interval '1 s'`);
    expect(await said()).toEqual([`warn: ${progress} No worker is at b.left: a running one goes on within a minute.`]);
    await filling.drop();
  });

  it('says that the encryption key is another than the one that the data was sealed with', async () => {
    const app = await startApp();
    await registerTenant(app);
    const right = Buffer.from(app.kernel.env.encryptionKey).toString('base64');
    const settings = { DATABASE_URL: app.database.url };
    expect((await examined({ ...settings, ENCRYPTION_KEY: right })).of('encryption')[0]).toMatch(/^ok/u);
    expect((await examined(settings)).of('encryption')).toEqual([
      expect.stringMatching(/^fail: ENCRYPTION_KEY is not/u),
    ]);
    await app.close();
  });

  it('knows an Atrium on its port from another program', async () => {
    const app = await startApp();
    const running = await examined({ PORT: new URL(app.origin).port });
    expect(running.of('port')).toEqual([expect.stringMatching(/^ok: Atrium answers/u)]);
    await app.close();
    const other = await listener(() => ({ status: 200, body: {} }));
    const { of } = await examined({ PORT: String(other) });
    expect(of('port')).toEqual([expect.stringMatching(/^fail: Port \d+ .*another program/u)]);
  });

  it.each([
    [
      'takes the key',
      200,
      { data: [{ id: 'gpt-4o-mini' }] },
      /^ok: 127\.0\.0\.1:\d+ takes the key and has gpt-4o-mini/u,
    ],
    ['refuses the key', 401, { error: {} }, /^fail: .* refuses the key in OPENAI_API_KEY/u],
    ['does not have the model', 200, { data: [{ id: 'other' }] }, /^fail: .* has no model gpt-4o-mini/u],
    ['is something else', 200, 'hello', /^fail: .* answers 200 where its list of models should be/u],
  ])('asks the provider, which %s', async (_, status, body, says) => {
    const port = await listener(() => ({ status, body }));
    const { said, of } = await examined({ OPENAI_API_KEY: secret, OPENAI_BASE_URL: `http://127.0.0.1:${port}/v1` });
    expect(of('provider')).toEqual([expect.stringMatching(says)]);
    expect(said).not.toContain(secret);
  });

  it('in production warns of what elsewhere is fine', async () => {
    const { of } = await examined({ NODE_ENV: 'production', REGISTRATION: 'closed' });
    expect(of('provider')).toEqual([expect.stringMatching(/^warn: None is configured/u)]);
    expect(of('settings').at(-1)).toMatch(/^warn: TRUSTED_PROXIES is empty/u);
  });
});
