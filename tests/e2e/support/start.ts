import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Client } from 'pg';
import { startFakeOpenai } from '../../support/fake-openai.ts';
import { startPostgres } from '../../../scripts/postgres.mjs';
import { buildPages } from '../../../scripts/start/pages.mjs';
import { suspendedSlug, registered } from './people.ts';
import { scripted } from './scripted-provider.ts';

const main = new URL('../../../backend/src/main.ts', import.meta.url).pathname;

/** The whole application, as `npm start` runs it: built pages, one process, demo data; the database is deleted after the run. */
export default async function start(): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'atrium-e2e-'));
  const [postgres, provider] = await Promise.all([
    startPostgres({ dataDir: join(dataDir, 'postgres'), settings: { fsync: 'off', synchronous_commit: 'off' } }),
    startFakeOpenai(scripted),
    buildPages(),
  ]);
  const database = (user: string) => `postgres://${user}@127.0.0.1:${postgres.port}/atrium`;
  const adminUrl = new URL(postgres.adminUrl);
  adminUrl.pathname = '/atrium';
  const server = await startServer({
    DATABASE_URL: database('atrium_app:atrium-e2e-only'),
    DATABASE_ADMIN_URL: adminUrl.href,
    DATA_DIR: dataDir,
    OPENAI_BASE_URL: provider.baseUrl,
    OPENAI_MODEL: 'scripted',
  });
  // `localhost`, since browsers keep Secure cookies of plain http only there.
  const origin = `http://localhost:${new URL(server.origin).port}`;
  process.env['E2E_ORIGIN'] = origin;
  process.env['E2E_PROVIDER'] = provider.baseUrl;
  await suspendOnePortal(origin, adminUrl.href);
  return async () => {
    await server.stop();
    await provider.close();
    await postgres.stop({ mode: 'immediate' });
    await rm(dataDir, { recursive: true, force: true });
  };
}

/** Runs `main.ts` until it says that it is ready. */
async function startServer(settings: Record<string, string>) {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main], {
    env: {
      ...process.env,
      ...settings,
      NODE_ENV: 'test',
      PORT: '0',
      SEED: 'demo',
      // All tests come from one address.
      RATE_LIMIT_SCALE: '1000',
      LOG_LEVEL: 'error',
      DEMO_TOKEN_MS: process.env['DEMO_TOKEN_MS'] ?? '12',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const origin = await new Promise<string>((resolve, reject) => {
    void ended.then(() => reject(new Error('The application ended before it was ready')));
    createInterface(child.stdout).on('line', (line) => {
      const ready = /^ready (?<url>\S+)/u.exec(line);
      if (ready?.groups) resolve(ready.groups['url'] ?? '');
      else process.stdout.write(`${line}\n`);
    });
  });
  return {
    origin,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** No API suspends a portal yet: the platform's operator does it in the database. */
async function suspendOnePortal(origin: string, adminUrl: string): Promise<void> {
  await registered(origin, suspendedSlug);
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  await client.query(`update organizations set status = 'suspended' where slug = $1`, [suspendedSlug]);
  await client.end();
}
