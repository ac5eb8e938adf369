import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { afterAll, beforeAll } from 'vitest';
import { freePort } from './free-port.ts';

export interface TestRedis {
  url: string;
  /** `SIGKILL`: as if it had crashed. The data stays for `start`. */
  stop(signal?: NodeJS.Signals): Promise<void>;
  start(): Promise<void>;
  remove(): Promise<void>;
}

/** A real Redis of the test's own: loopback, a free port, a temporary folder, every write on disk. */
export async function startRedis(): Promise<TestRedis> {
  const dir = await mkdtemp(join(tmpdir(), 'atrium-redis-'));
  const port = await freePort();
  let server: ChildProcess | null = null;

  const start = async (): Promise<void> => {
    const child = spawn(
      'redis-server',
      `--port ${port} --bind 127.0.0.1 --dir ${dir} --appendonly yes --appendfsync always --maxmemory-policy noeviction`
        .split(' ')
        .concat('--save', ''),
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    server = child;
    let said = '';
    for await (const chunk of child.stdout) {
      said += String(chunk);
      if (said.includes('Ready to accept')) break;
    }
    if (!said.includes('Ready to accept')) throw new Error(`redis-server did not start:\n${said}`);
  };

  const stop = async (signal: NodeJS.Signals = 'SIGTERM'): Promise<void> => {
    const child = server;
    server = null;
    if (!child || child.exitCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  };

  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    start,
    stop,
    async remove() {
      await stop('SIGKILL');
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** One Redis for all tests of a file, and a connection that looks behind what they do. */
export function redisForFile(): { readonly url: string; readonly client: Redis } {
  let server: TestRedis;
  let client: Redis;
  beforeAll(async () => {
    server = await startRedis();
    client = new Redis(server.url);
  });
  afterAll(async () => {
    client.disconnect();
    await server.remove();
  });
  return {
    get url() {
      return server.url;
    },
    get client() {
      return client;
    },
  };
}
