import { expect, test } from 'vitest';
import { startApp } from '../../../tests/support/app.ts';
import { eventually } from '../../../tests/support/eventually.ts';
import type { Module } from './module.ts';

test('a job of a module runs with the kernel at hand, and its attempts are measured by outcome', async () => {
  const ran: unknown[] = [];
  const chores: Module = {
    name: 'chores',
    routes: [],
    jobs: [
      { name: 'chores.sweep', run: async (data, kernel) => void ran.push(data, kernel.env.role) },
      { name: 'chores.break', run: () => Promise.reject(new Error('the broom broke')) },
    ],
  };
  const app = await startApp({ modules: [chores] });
  await app.kernel.jobs.enqueue('chores.sweep', { room: 'hall' });
  await app.kernel.jobs.enqueue('chores.break', {}, { attempts: 1 });
  const measured = await eventually(async () => {
    const text = await (await fetch(`${app.origin}/metrics`)).text();
    return /chores\.sweep/.test(text) && /chores\.break/.test(text) && text;
  }, 'both are measured');
  await app.close();
  expect(ran).toEqual([{ room: 'hall' }, 'all']);
  expect(measured).toContain('atrium_job_duration_seconds_count{job="chores.sweep",outcome="ok"} 1');
  expect(measured).toContain('atrium_job_duration_seconds_count{job="chores.break",outcome="failed"} 1');
});

test('a process that only serves takes no job, and one that only works serves no page', async () => {
  const ran: string[] = [];
  const chores: Module = {
    name: 'chores',
    routes: [],
    jobs: [{ name: 'chores.sweep', run: async () => void ran.push('x') }],
  };
  const web = await startApp({ modules: [chores], env: { role: 'web' } });
  await web.kernel.jobs.enqueue('chores.sweep', {});
  const worker = await startApp({ modules: [chores], env: { role: 'worker' }, database: web.database });
  await eventually(() => ran.length === 1, 'the worker takes it');
  expect((await fetch(`${worker.origin}/healthz`)).status).toBe(200);
  expect((await fetch(`${worker.origin}/chat`)).status).toBe(404);
  await worker.close();
  await web.close();
});
