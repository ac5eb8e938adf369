import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { createDatabase } from '../../backend/src/kernel/db/create.ts';
import { newId } from '../../backend/src/kernel/db/id.ts';
import { migrate } from '../../backend/src/kernel/db/migrate.ts';
import { sql } from '../../backend/src/kernel/db/sql.ts';
import { z } from 'zod';
import { AppError } from '../../backend/src/kernel/errors.ts';
import { startPostgres } from '../../scripts/postgres.mjs';

const number = sql.type(z.object({ n: z.number() }));

test('PostgreSQL crashes and comes back under load: nothing acknowledged is lost, and everything goes on', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'atrium-restart-'));
  let server = await startPostgres({ dataDir });
  const { port } = server;
  const appUrl = `postgres://atrium_app:secret@127.0.0.1:${port}/atrium`;
  await migrate(server.adminUrl.replace(/postgres$/, 'atrium'), { appUrl });
  const db = await createDatabase({ databaseUrl: appUrl, production: true }, pino({ level: 'silent' }));
  const org = newId();
  await db.tenant(org, (tx) =>
    tx.query(sql.unsafe`insert into organizations (id, name, slug) values (${org}, 'Acme', 'acme')`),
  );
  const heard: string[] = [];
  await db.listen('bells', (payload) => heard.push(payload));

  const acknowledged = new Set<string>();
  const refusals = new Set<string>();
  let going = true;
  const writers = Array.from({ length: 8 }, async () => {
    while (going) {
      const id = newId();
      try {
        await db.tenant(org, (tx) =>
          tx.query(sql.unsafe`insert into roles (org_id, id, name) values (${org}, ${id}, ${id})`),
        );
        acknowledged.add(id);
      } catch (error) {
        refusals.add(error instanceof AppError ? error.code : String(error));
        await sleep(20);
      }
    }
  });
  try {
    await sleep(300);
    await server.stop({ mode: 'immediate' });
    const before = acknowledged.size;
    server = await startPostgres({ dataDir, port });
    await expect.poll(() => acknowledged.size, { timeout: 10_000 }).toBeGreaterThan(before + 50);
    going = false;
    await Promise.all(writers);

    const kept = await db.tenant(org, (tx) =>
      tx.oneFirst(number`
        select count(*) as n from roles where org_id = ${org} and id = any(${sql.array([...acknowledged], 'uuid')})`),
    );
    expect(kept).toBe(acknowledged.size);
    // Whoever was turned away was told to try again, and nothing else.
    expect([...refusals].filter((code) => code !== 'unavailable')).toEqual([]);

    const ring = (): Promise<unknown> => db.anonymous((tx) => tx.query(sql.unsafe`select pg_notify('bells', 'again')`));
    await expect.poll(() => ring().then(() => heard), { timeout: 10_000, interval: 100 }).toContain('again');
  } finally {
    going = false;
    await Promise.allSettled(writers);
    await db.close();
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
});
