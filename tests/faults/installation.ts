import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { startPostgres } from '../../scripts/postgres.mjs';
import { clientOf, type ApiClient } from '../support/client.ts';
import { startFakeOpenai, type FakeOpenai } from '../support/fake-openai.ts';
import { freePort } from '../support/free-port.ts';

const main = fileURLToPath(new URL('../../backend/src/main.ts', import.meta.url));

/** A server process of its own, as an operator runs it. */
export interface ServerProcess extends ApiClient {
  origin: string;
  /** Ends it, and waits until it is gone. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<{ code: number | null; tookMs: number }>;
}

/** PostgreSQL, an AI provider, and server processes that can be killed. */
export interface Installation {
  provider: FakeOpenai;
  server(settings?: Record<string, string>): Promise<ServerProcess>;
  /** As if PostgreSQL had crashed: it recovers from its log at the next start, on the same port. */
  crashPostgres(): Promise<void>;
  startPostgres(): Promise<void>;
  /** One statement as the superuser. */
  query<Row extends object>(text: string, values?: unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

export async function install(): Promise<Installation> {
  const folder = await mkdtemp(join(tmpdir(), 'atrium-faults-'));
  const provider = await startFakeOpenai();
  const port = await freePort();
  // As it comes: what is acknowledged must be on disk.
  const boot = () => startPostgres({ dataDir: join(folder, 'postgres'), port });
  let postgres = await boot();
  const adminUrl = postgres.adminUrl.replace(/\/postgres$/u, '/atrium');
  const running = new Set<ServerProcess>();

  return {
    provider,
    async server(settings = {}) {
      const started = await startServer({
        NODE_ENV: 'test',
        DATABASE_URL: `postgres://atrium_app:atrium-faults@127.0.0.1:${port}/atrium`,
        DATABASE_ADMIN_URL: adminUrl,
        DATA_DIR: folder,
        RATE_LIMIT_SCALE: '1000',
        LOG_LEVEL: 'error',
        OPENAI_API_KEY: 'sk-test',
        OPENAI_BASE_URL: provider.baseUrl,
        OPENAI_MODEL: 'test-model',
        ...settings,
      });
      running.add(started);
      return started;
    },
    crashPostgres: () => postgres.stop({ mode: 'immediate' }),
    async startPostgres() {
      postgres = await boot();
    },
    async query<Row extends object>(text: string, values?: unknown[]) {
      const client = new Client({ connectionString: adminUrl });
      await client.connect();
      try {
        return (await client.query<Row>(text, values)).rows;
      } finally {
        await client.end();
      }
    },
    async close() {
      await Promise.all([...running].map((server) => server.end('SIGKILL')));
      await provider.close();
      await postgres.stop({ mode: 'immediate' });
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function startServer(settings: Record<string, string>): Promise<ServerProcess> {
  const port = await freePort();
  const child = spawn(process.execPath, [main], {
    env: { PATH: process.env['PATH'], ...settings, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  await Promise.race([
    saysReady(child),
    exited.then(() => {
      throw new Error('the server ended before it was ready');
    }),
  ]);
  const origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    ...clientOf(origin),
    async end(signal) {
      const since = performance.now();
      child.kill(signal);
      await exited;
      return { code: child.exitCode, tookMs: performance.now() - since };
    },
  };
}

/** Goes on reading afterwards: a pipe that nobody empties would block the server. */
function saysReady(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    let said = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-4_096);
      if (/^ready http/mu.test(said)) resolve();
    });
  });
}
