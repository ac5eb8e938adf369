import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '../support/free-port.ts';
import { processesOf, type } from '../support/installation.ts';
import { median } from './support/median.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const must = { seconds: 5, megabytes: 250 };
const starts = 5;

/** `npm start` of an installation that is set up: until it can serve, and what its server then holds in memory. */
async function run() {
  const dataDir = await mkdtemp(join(tmpdir(), 'atrium-start-'));
  const env = { DATA_DIR: dataDir, PORT: String(await freePort()), LOG_LEVEL: 'warn' };
  const times: number[] = [];
  let megabytes = 0;
  for (let round = 0; round <= starts; round++) {
    const startedAt = performance.now();
    const started = type(root, env);
    await started.ready(120_000);
    // The first one makes the database.
    if (round > 0) times.push((performance.now() - startedAt) / 1000);
    if (round === starts) megabytes = await residentAfter(3_000, started.child.pid ?? 0);
    started.child.kill('SIGTERM');
    await started.ended();
  }
  await rm(dataDir, { recursive: true, force: true });
  const seconds = median(times);
  return [
    {
      what: 'npm start, set up once, until ready, p50',
      value: seconds,
      unit: 's',
      must: `≤ ${must.seconds} s`,
      ok: seconds <= must.seconds,
    },
    {
      what: 'resident memory of the idle server',
      value: megabytes,
      unit: 'MB',
      must: `≤ ${must.megabytes} MB`,
      ok: megabytes <= must.megabytes,
    },
  ];
}

/** Of the server that runs below the start `npm`. */
async function residentAfter(ms: number, npm: number): Promise<number> {
  await sleep(ms);
  const server = processesOf(root).find(({ pid, command }) => command.includes('main.ts') && isBelow(pid, npm));
  if (!server) throw new Error('no server runs');
  return Number(/^VmRSS:\s+(\d+) kB/mu.exec(status(server.pid))?.[1]) / 1024;
}

const status = (pid: number) => readFileSync(`/proc/${pid}/status`, 'utf8');

function isBelow(pid: number, ancestor: number): boolean {
  for (let at = pid; at > 1; at = Number(/^PPid:\s+(\d+)/mu.exec(status(at))?.[1])) if (at === ancestor) return true;
  return false;
}

export default { name: 'start', run };
