import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { pino } from 'pino';
import { createDatabase } from '../../backend/src/kernel/db/create.ts';
import { newId } from '../../backend/src/kernel/db/id.ts';
import { migrate } from '../../backend/src/kernel/db/migrate.ts';
import { sql } from '../../backend/src/kernel/db/sql.ts';
import { startPostgres } from '../../scripts/postgres.mjs';
import { median } from './support/median.ts';
import { startDelayProxy } from './tenant-transaction/delay-proxy.ts';

/** Rounds in which everybody takes a turn, so that what the machine does meanwhile hits all alike. */
const rounds = 40;
const callsPerRound = 25;
const networks = [0, 2];
/** Held at 2 ms, where a round trip too many would show. */
const mustRatio = 1.1;

interface Contestant {
  what: string;
  /** What it is compared with. */
  reference?: string;
  must?: number;
  call: () => Promise<unknown>;
}

/** A tenant's list of twenty, in its transaction with policies, against the same query alone, without either. */
async function run() {
  const dataDir = await mkdtemp(join(tmpdir(), 'atrium-bench-'));
  const server = await startPostgres({ dataDir, settings: { shared_buffers: '256MB' } });
  try {
    const adminUrl = server.adminUrl.replace(/postgres$/, 'atrium');
    await migrate(adminUrl, { appUrl: appUrl(server.port) });
    const org = await fill(adminUrl);
    const rows = [];
    for (const network of networks) {
      const proxy = await startDelayProxy(server.port, network);
      const port = network === 0 ? server.port : proxy.port;
      rows.push(...(await compare(port, adminUrl, org, network)));
      await proxy.close();
    }
    return rows;
  } finally {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** A thousand organizations with a hundred departments each; one of them is asked. */
async function fill(adminUrl: string): Promise<string> {
  const org = newId();
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  await client.query(`insert into organizations (id, name, slug) values ('${org}', 'Bench', 'bench')`);
  await client.query(
    `insert into organizations (name, slug) select 'Org ' || n, 'bench-' || n from generate_series(1, 999) n`,
  );
  await client.query(`
    insert into departments (org_id, name) select id, 'Department ' || n from organizations, generate_series(1, 100) n`);
  await client.query('vacuum analyze departments');
  await client.end();
  return org;
}

const list = 'select id, name, created_at from departments where org_id = $1 order by id desc limit 20';

async function compare(port: number, adminUrl: string, org: string, network: number) {
  const direct = new URL(adminUrl);
  direct.port = String(port);
  // The superuser: no policy applies, as if there were none.
  const plain = new Client({ connectionString: direct.href });
  await plain.connect();
  const env = { databaseUrl: appUrl(port), production: true };
  const db = await createDatabase(env, pino({ level: 'silent' }), undefined, { poolSize: 1 });
  const query = sql.unsafe`select id, name, created_at from departments where org_id = ${org} order by id desc limit 20`;
  const change = sql.unsafe`update departments set name = name where org_id = ${org} and id = ${newId()}`;

  const contestants: Contestant[] = [
    { what: 'plain query', call: () => plain.query(list, [org]) },
    { what: 'plain query, prepared', call: () => plain.query({ name: 'list', text: list, values: [org] }) },
    {
      what: 'tenant transaction, one read',
      reference: 'plain query',
      must: mustRatio,
      call: () => db.tenant(org, (tx) => tx.any(query), { readOnly: true }),
    },
    {
      what: 'tenant transaction, one read (against prepared)',
      reference: 'plain query, prepared',
      call: () => db.tenant(org, (tx) => tx.any(query), { readOnly: true }),
    },
    {
      what: 'plain begin, update, commit',
      call: async () => {
        await plain.query('begin');
        await plain.query('update departments set name = name where org_id = $1 and id = $2', [org, org]);
        await plain.query('commit');
      },
    },
    {
      what: 'tenant transaction, one write',
      reference: 'plain begin, update, commit',
      call: () => db.tenant(org, (tx) => tx.query(change)),
    },
  ];
  const medians = await takeTurns(contestants);
  await Promise.all([db.close(), plain.end()]);

  return contestants.flatMap(({ what, reference, must }) => {
    if (reference === undefined) return [];
    const value = medians.get(what) ?? 0;
    const ratio = value / (medians.get(reference) ?? 0);
    const held = must !== undefined && network > 0 ? { must: `≤ ${must} ×`, ok: ratio <= must } : {};
    return [{ what: `${what}, ${network} ms network`, value, unit: 'ms', reference, ratio, ...held }];
  });
}

async function takeTurns(contestants: readonly Contestant[]): Promise<Map<string, number>> {
  const times = new Map<string, number[]>(contestants.map(({ what }) => [what, []]));
  for (let round = 0; round < rounds; round++) {
    for (const { what, call } of contestants) {
      for (let i = 0; i < callsPerRound; i++) {
        const startedAt = performance.now();
        await call();
        // The first rounds warm up.
        if (round >= 4) times.get(what)?.push(performance.now() - startedAt);
      }
    }
  }
  return new Map([...times].map(([what, all]) => [what, median(all)]));
}

function appUrl(port: number): string {
  return `postgres://atrium_app:bench@127.0.0.1:${port}/atrium`;
}

export default { name: 'tenant transaction', run };
