import { expect, test } from 'vitest';
import { z } from 'zod';
import { allModules, startApp } from '../../../tests/support/app.ts';
import { eventually } from '../../../tests/support/eventually.ts';
import { registerTenant } from '../../../tests/support/tenants.ts';
import { defineJob, handleJob } from './jobs/job-type.ts';
import { defineModule } from './module.ts';

const sweep = defineJob('chores.sweep', { payload: z.strictObject({ room: z.string() }) });
const fall = defineJob('chores.fall', { payload: z.strictObject({}), attempts: 1 });

test('a job of a module runs with the kernel at hand, and its tries are measured by outcome', async () => {
  const ran: unknown[] = [];
  const chores = defineModule({
    name: 'chores',
    create: ({ env }) => ({
      jobs: [
        handleJob(sweep, async ({ room }) => void ran.push(room, env.role)),
        handleJob(fall, () => Promise.reject(new Error('the ladder broke'))),
      ],
    }),
  });
  const app = await startApp({ modules: [...allModules, chores] });
  const { organization } = await registerTenant(app);
  await app.kernel.db.tenant(organization.id, async (tx) => {
    await app.kernel.jobs.enqueue(tx, sweep, { room: 'hall' });
    await app.kernel.jobs.enqueue(tx, fall, {});
  });
  const measured = await eventually(async () => {
    const text = await (await fetch(`${app.origin}/metrics`)).text();
    return /chores\.sweep/.test(text) && /chores\.fall/.test(text) && text;
  }, 'both are measured');
  await app.close();
  expect(ran).toEqual(['hall', 'all']);
  expect(measured).toContain('atrium_job_duration_seconds_count{job="chores.sweep",outcome="ok"} 1');
  expect(measured).toContain('atrium_job_duration_seconds_count{job="chores.fall",outcome="failed"} 1');
});

test('a process that only serves takes no job, and one that only works serves no page', async () => {
  const ran: string[] = [];
  const chores = defineModule({
    name: 'chores',
    create: ({ env }) => ({ jobs: [handleJob(sweep, async () => void ran.push(env.role))] }),
  });
  const web = await startApp({ modules: [...allModules, chores], env: { role: 'web' } });
  const { organization } = await registerTenant(web);
  await web.kernel.db.tenant(organization.id, (tx) => web.kernel.jobs.enqueue(tx, sweep, { room: 'hall' }));
  const worker = await startApp({ modules: [chores], env: { role: 'worker' }, database: web.database });
  await eventually(() => ran.length === 1, 'the worker takes it');
  expect(ran).toEqual(['worker']);
  expect((await fetch(`${worker.origin}/healthz`)).status).toBe(200);
  expect((await fetch(`${worker.origin}/chat`)).status).toBe(404);
  await worker.close();
  await web.close();
});
