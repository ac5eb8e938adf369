import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { pino } from 'pino';
import { z } from 'zod';
import { createDatabase } from '../../backend/src/kernel/db/create.ts';
import type { Database, Tx } from '../../backend/src/kernel/db/database.ts';
import { newId } from '../../backend/src/kernel/db/id.ts';
import { migrate } from '../../backend/src/kernel/db/migrate.ts';
import { sql } from '../../backend/src/kernel/db/sql.ts';
import { defineEvent } from '../../backend/src/kernel/events/event-type.ts';
import { createFanout } from '../../backend/src/kernel/events/fanout.ts';
import { createEventBus } from '../../backend/src/kernel/events/outbox.ts';
import { startPostgres } from '../../scripts/postgres.mjs';

const writers = 64;
/** Rounds in which everybody takes a turn, so that what the machine does meanwhile hits all alike. */
const rounds = 6;
const roundMs = 1_500;

const changed = defineEvent('department.changed', {
  payload: z.strictObject({ department_id: z.guid() }),
  subject: ({ department_id }) => department_id,
});

/** Commits a second of 64 writers, each of an organization of its own, with fsync on: with an event, without, and with NOTIFY. */
async function run() {
  const dataDir = await mkdtemp(join(tmpdir(), 'atrium-bench-'));
  const server = await startPostgres({ dataDir, settings: { shared_buffers: '256MB', max_connections: 150 } });
  const log = pino({ level: 'silent' });
  try {
    const databaseUrl = `postgres://atrium_app:bench@127.0.0.1:${server.port}/atrium`;
    const adminUrl = server.adminUrl.replace(/postgres$/, 'atrium');
    await migrate(adminUrl, { appUrl: databaseUrl });
    const orgs = await fill(adminUrl);
    const db = await createDatabase({ databaseUrl, production: true }, log, undefined, { poolSize: writers });
    const bus = createEventBus(createFanout(null, log));
    const write = (tx: Tx) =>
      tx.query(sql.unsafe`insert into departments (org_id, name) values (${tx.orgId}, ${newId()})`);
    const works: Record<string, (tx: Tx) => Promise<unknown>> = {
      without: (tx) => write(tx),
      emitting: async (tx) => {
        await write(tx);
        await bus.emit(tx, changed({ department_id: newId() }));
      },
      twoWrites: async (tx) => {
        await write(tx);
        await write(tx);
      },
      notifying: async (tx) => {
        await write(tx);
        await tx.query(sql.unsafe`select pg_notify('atrium_bench', '')`);
      },
    };
    const sums = new Map(Object.keys(works).map((name) => [name, 0]));
    for (let round = 0; round < rounds; round += 1) {
      for (const [name, work] of Object.entries(works))
        sums.set(name, (sums.get(name) ?? 0) + (await commits(db, orgs, work)));
    }
    await db.close();
    const rate = (name: string) => (sums.get(name) ?? 0) / ((rounds * roundMs) / 1_000);
    return [
      row('64 writers that emit', rate('emitting'), rate('without'), 0.8),
      row('64 writers of two rows', rate('twoWrites'), rate('without')),
      row('64 writers that NOTIFY', rate('notifying'), rate('without')),
    ];
  } finally {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

function row(what: string, value: number, reference: number, must?: number) {
  const ratio = value / reference;
  const held = must === undefined ? {} : { must: `≥ ${must} ×`, ok: ratio >= must };
  return { what, value: Math.round(value), unit: 'commits/s', reference: Math.round(reference), ratio, ...held };
}

async function fill(adminUrl: string): Promise<string[]> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  const { rows } = await client.query<{ id: string }>(
    `insert into organizations (name, slug) select 'Org ' || n, 'bench-' || n from generate_series(1, $1) n returning id`,
    [writers],
  );
  await client.end();
  return rows.map(({ id }) => id);
}

/** How many transactions all writers commit in a round. */
async function commits(db: Database, orgs: readonly string[], work: (tx: Tx) => Promise<unknown>): Promise<number> {
  const until = performance.now() + roundMs;
  let done = 0;
  const writer = async (org: string): Promise<void> => {
    while (performance.now() < until) {
      await db.tenant(org, work);
      done += 1;
    }
  };
  await Promise.all(orgs.map(writer));
  return done;
}

export default { name: 'emit', run };
