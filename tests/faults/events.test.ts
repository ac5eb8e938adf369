import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { createApp } from '../../backend/src/app.ts';
import { createKernel } from '../../backend/src/kernel/create.ts';
import { newId } from '../../backend/src/kernel/db/id.ts';
import { sql } from '../../backend/src/kernel/db/sql.ts';
import { readEnv } from '../../backend/src/kernel/env.ts';
import { defineEvent } from '../../backend/src/kernel/events/event-type.ts';
import { subscribe } from '../../backend/src/kernel/events/subscriber.ts';
import { defineJob, handleJob } from '../../backend/src/kernel/jobs/job-type.ts';
import { migrateAll } from '../../backend/src/kernel/migrate-all.ts';
import { defineModule } from '../../backend/src/kernel/module.ts';
import { createModules } from '../../backend/src/kernel/modules.ts';
import { serve } from '../../backend/src/kernel/serve.ts';
import { startPostgres } from '../../scripts/postgres.mjs';

const payload = z.strictObject({ thing: z.guid() });
const happened = defineEvent('thing.happened', { payload, subject: ({ thing }) => thing });
const doIt = defineJob('things.do', { payload, attempts: 50 });

/** What each delivery leaves: a department named after its thing, which a second effect would double. */
const things = defineModule({
  name: 'things',
  events: [happened],
  create: ({ db, jobs }) => ({
    subscribers: [
      subscribe(
        'things.once',
        [happened],
        async ({ payload: { thing } }, tx) => {
          await tx.query(sql.unsafe`insert into departments (org_id, name) values (${tx.orgId}, ${`event ${thing}`})`);
          await jobs.enqueue(tx, doIt, { thing });
        },
        { attempts: 50 },
      ),
    ],
    jobs: [
      handleJob(doIt, async ({ thing }, { orgId }) => {
        await db.tenant(orgId, (tx) =>
          tx.query(sql.unsafe`
            insert into departments (org_id, name) values (${tx.orgId}, ${`job ${thing}`})`),
        );
      }),
    ],
  }),
});

test('PostgreSQL crashes in the middle of it, with fsync on: every acknowledged event has its effect, once', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'atrium-events-'));
  let server = await startPostgres({ dataDir });
  const { port } = server;
  const adminUrl = server.adminUrl.replace(/postgres$/u, 'atrium');
  const env = readEnv({
    NODE_ENV: 'test',
    DATABASE_URL: `postgres://atrium_app:atrium-faults@127.0.0.1:${port}/atrium`,
    DATABASE_ADMIN_URL: adminUrl,
    DATA_DIR: dataDir,
    LOG_LEVEL: 'fatal',
  });
  await migrateAll(env);
  const kernel = await createKernel(env, [things]);
  const { all } = createModules(kernel);
  const serving = await serve(kernel, all, createApp(kernel, all).callback());
  const org = newId();
  await kernel.db.tenant(org, (tx) =>
    tx.query(sql.unsafe`insert into organizations (id, name, slug) values (${org}, 'Acme', 'acme')`),
  );

  const acknowledged: string[] = [];
  let going = true;
  const writers = Array.from({ length: 8 }, async () => {
    while (going) {
      const thing = newId();
      try {
        await kernel.db.tenant(org, (tx) => kernel.events.emit(tx, happened({ thing })));
        acknowledged.push(thing);
      } catch {
        // Not acknowledged: it may have happened, or not.
      }
      await sleep(20);
    }
  });
  await sleep(700);
  await server.stop({ mode: 'immediate' });
  server = await startPostgres({ dataDir, port });
  const before = acknowledged.length;
  await expect.poll(() => acknowledged.length, { timeout: 20_000 }).toBeGreaterThan(before + 20);
  going = false;
  await Promise.all(writers);

  const names = () =>
    kernel.db.tenant(org, (tx) =>
      tx.anyFirst(sql.type(z.object({ name: z.string() }))`select name from departments where org_id = ${org}`),
    );
  const left = async () => {
    const there = new Set(await names());
    return acknowledged.filter((thing) => !there.has(`event ${thing}`) || !there.has(`job ${thing}`)).length;
  };
  await expect.poll(left, { timeout: 90_000, interval: 500 }).toBe(0);
  // A job runs at least once; what a subscriber writes is written once.
  const effects = (await names()).filter((name) => name.startsWith('event '));
  expect(new Set(effects).size).toBe(effects.length);
  expect(before).toBeGreaterThan(20);
  await serving.stop(2_000);
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
}, 180_000);
