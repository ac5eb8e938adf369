import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { createKernel } from '../../backend/src/kernel/create.ts';
import { readEnv } from '../../backend/src/kernel/env.ts';
import { migrateAll } from '../../backend/src/kernel/migrate-all.ts';
import { createModules } from '../../backend/src/kernel/modules.ts';
import * as modules from '../../backend/src/modules.ts';
import { seedDemo } from '../../backend/src/seed.ts';
import { startPostgres } from '../../scripts/postgres.mjs';

const rounds = 3;
const must = { first: 2_000, again: 200 };

/** The demo data into an empty database, with fsync on, and what each later start takes to see that all is there. */
async function run() {
  const dataDir = await mkdtemp(join(tmpdir(), 'atrium-bench-'));
  const postgres = await startPostgres({ dataDir: join(dataDir, 'postgres') });
  const times: { first: number; again: number }[] = [];
  try {
    for (let round = 0; round < rounds; round++)
      times.push(await seedInto(postgres.adminUrl, `seed_${round}`, dataDir));
  } finally {
    await postgres.stop({ mode: 'immediate' });
    await rm(dataDir, { recursive: true, force: true });
  }
  const middle = (which: 'first' | 'again') =>
    times.map((time) => time[which]).toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0;
  return [
    row('demo data of six organizations, p50', middle('first'), must.first),
    row('the same when it is there, p50', middle('again'), must.again),
  ];
}

function row(what: string, value: number, limit: number) {
  return { what, value: Math.round(value), unit: 'ms', must: `≤ ${limit} ms`, ok: value <= limit };
}

async function seedInto(
  adminUrl: string,
  database: string,
  dataDir: string,
): Promise<{ first: number; again: number }> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  await client.query(`create database ${database}`);
  await client.end();
  const admin = new URL(adminUrl);
  admin.pathname = `/${database}`;
  const login = new URL(admin);
  login.username = 'atrium_app';
  login.password = 'atrium-bench-only';
  const env = readEnv({
    NODE_ENV: 'test',
    ENCRYPTION_KEY: randomBytes(32).toString('base64'),
    DATA_DIR: dataDir,
    DATABASE_URL: login.href,
    DATABASE_ADMIN_URL: admin.href,
    LOG_LEVEL: 'error',
  });
  await migrateAll(env);
  const kernel = await createKernel(env, Object.values(modules));
  const instances = createModules(kernel);
  const time = async () => {
    const startedAt = performance.now();
    await seedDemo(kernel, instances);
    return performance.now() - startedAt;
  };
  const times = { first: await time(), again: await time() };
  await kernel.close();
  return times;
}

export default { name: 'seed', run };
