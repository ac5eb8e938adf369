import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, resolve } from 'node:path';
import type { Env } from '../../kernel/env.ts';
import { fail, ok, warn, type Finding } from './finding.ts';

const mebibyte = 1024 ** 2;
/** Free bytes: below `fail` PostgreSQL may stop within minutes, below `warn` within days. */
const scarce = { fail: 256 * mebibyte, warn: 2048 * mebibyte };

/** Checks the free space on the disk of `DATA_DIR`. */
export async function checkDisk({ dataDir }: Env): Promise<Finding> {
  let folder = resolve(dataDir);
  // Before the first start the folder does not exist.
  while (!existsSync(folder)) folder = dirname(folder);
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  const says = `${Math.floor(free / mebibyte).toLocaleString('en')} MiB are free on the disk of DATA_DIR.`;
  if (free < scarce.fail) return fail('disk', `${says} Make room: a full disk stops everything.`);
  return free < scarce.warn ? warn('disk', `${says} Make room soon.`) : ok('disk', says);
}

/** Checks that `PORT` is free, or that Atrium listens on it. */
export async function checkPort({ host, port }: Env): Promise<Finding> {
  const { promise, resolve: tried } = Promise.withResolvers<NodeJS.ErrnoException | null>();
  const probe = createServer().once('error', tried);
  probe.listen(port, host, () => probe.close(() => tried(null)));
  const error = await promise;
  if (error === null) return ok('port', `Port ${port} on ${host} is free.`);
  if (error.code !== 'EADDRINUSE') return fail('port', `Nobody can listen on ${host} port ${port}: ${error.message}`);
  return (await isAtrium(host, port))
    ? ok('port', `Atrium answers on port ${port}.`)
    : fail('port', `Port ${port} on ${host} is taken by another program: stop it, or set PORT.`);
}

async function isAtrium(host: string, port: number): Promise<boolean> {
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  try {
    const url = `http://${name.includes(':') ? `[${name}]` : name}:${port}/ping`;
    const response = await fetch(url, { signal: AbortSignal.timeout(3_000) });
    return ((await response.json()) as { data?: unknown }).data === 'pong';
  } catch {
    // Another program.
    return false;
  }
}
