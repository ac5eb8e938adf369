import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startPostgres } from '../../scripts/postgres.mjs';

/** As `npm start` does it, but for the waiting for the disk. */
const start = (port?: number) => startPostgres({ dataDir, port, settings: { fsync: 'off' } });

const script = fileURLToPath(new URL('../../scripts/postgres.mjs', import.meta.url));

let dataDir: string;
const children: ChildProcess[] = [];

beforeEach(async () => {
  // Nobody else may look into a temporary folder; as root, the server has to get past that.
  dataDir = join(await mkdtemp(join(tmpdir(), 'atrium-embedded-')), 'postgres');
});
afterEach(async () => {
  await Promise.all(children.splice(0).map(kill));
  await rm(join(dataDir, '..'), { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

/** A process of its own that starts the server and waits to be killed. */
function startElsewhere(): { child: ChildProcess; adminUrl: Promise<string> } {
  const program = `const { startPostgres } = await import(process.argv[1]);
    const server = await startPostgres({ dataDir: process.argv[2], settings: { fsync: 'off' } });
    console.log(server.adminUrl);
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, script, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  return { child, adminUrl: once(child.stdout, 'data').then(([bytes]) => String(bytes).trim()) };
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

test('what was committed is there after kill -9 of whoever started the server', async () => {
  const { child, adminUrl } = startElsewhere();
  await query(await adminUrl, 'create table kept as select 7 as n');
  await kill(child);

  const server = await start();
  expect(await query(server.adminUrl, 'select n from kept')).toEqual([{ n: 7 }]);
  await server.stop();
});

test('a first start that is killed at any moment is followed by one that works', async () => {
  for (const moment of [40, 150, 300]) {
    const { child } = startElsewhere();
    await sleep(moment);
    await kill(child);
    if (existsSync(join(dataDir, 'cluster'))) break;
  }
  const contents = async (): Promise<string[]> => {
    const server = await start();
    await server.stop();
    return (await readdir(dataDir)).sort();
  };
  // Programs that outlive their killed parent may write once more; the start after that takes it away.
  await expect.poll(contents, { timeout: 20_000 }).toEqual(['admin-password', 'cluster']);
});

describe('a start is refused with one sentence', () => {
  test('while another process uses the data', async () => {
    const { child, adminUrl } = startElsewhere();
    await adminUrl;
    await expect(start()).rejects.toThrow(`in use by a running Atrium (process ${child.pid})`);
    expect(await query(await adminUrl, 'select 1 as n')).toEqual([{ n: 1 }]);
  });

  test('when the port is taken', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    await once(holder, 'listening');
    const { port } = holder.address() as { port: number };
    await expect(start(port)).rejects.toThrow(/port .* is taken by another program/);
    holder.close();
    // And nothing of the attempt stands in the way of the next.
    await (await start()).stop();
  });

  test('when the folder cannot be written', async () => {
    const file = join(dataDir, '..', 'a-file');
    await writeFile(file, '');
    await expect(startPostgres({ dataDir: join(file, 'postgres') })).rejects.toThrow(/cannot be written/);
  });

  test('when the data is of another release', async () => {
    await (await start()).stop();
    await writeFile(join(dataDir, 'cluster', 'PG_VERSION'), '15\n');
    await expect(start()).rejects.toThrow(/PostgreSQL 15, the embedded server is 18.*pg_dump/);
  });

  test('when the password is gone but the data is there', async () => {
    await (await start()).stop();
    await rm(join(dataDir, 'admin-password'));
    await expect(start()).rejects.toThrow(/admin-password is missing/);
  });
});

test('a number in postmaster.pid that belongs to somebody else by now stops nothing', async () => {
  await (await start()).stop();
  await writeFile(join(dataDir, 'cluster', 'postmaster.pid'), `${process.pid}\n${dataDir}/cluster\n`);
  const server = await start();
  expect(await query(server.adminUrl, 'select 1 as n')).toEqual([{ n: 1 }]);
  await server.stop();
});

test('only this machine reaches the server, and only with the password', async () => {
  const server = await start();
  const settings = await query(
    server.adminUrl,
    `select current_setting('listen_addresses') as addresses, current_setting('unix_socket_directories') as sockets`,
  );
  expect(settings).toEqual([{ addresses: '127.0.0.1', sockets: '' }]);
  const methods = await query(server.adminUrl, 'select distinct auth_method as method from pg_hba_file_rules');
  expect(methods).toEqual([{ method: 'scram-sha-256' }]);

  const guessed = new URL(server.adminUrl);
  guessed.password = 'postgres';
  await expect(query(guessed.href, 'select 1')).rejects.toThrow(/password authentication failed/);

  const file = join(dataDir, 'admin-password');
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(server.adminUrl).toContain(await readFile(file, 'utf8'));
  await server.stop();
});

test('stopping ends it at once, with people connected, and twice does no harm', async () => {
  const server = await start();
  const client = new Client({ connectionString: server.adminUrl });
  client.on('error', () => {});
  await client.connect();
  await server.stop();
  await server.stop();
  await expect(query(server.adminUrl, 'select 1')).rejects.toThrow(/ECONNREFUSED/);
});
