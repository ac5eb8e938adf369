import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { allModules, startApp } from '../../../tests/support/app.ts';
import { createProbe } from '../../../tests/support/probe.ts';
import { registerTenant } from '../../../tests/support/tenants.ts';
import { defineModule } from './module.ts';

test('a stop lets running requests and answers finish, and takes no new ones', async () => {
  const probe = createProbe();
  const steps: string[] = [];
  let release = () => undefined as void;
  const released = new Promise<void>((resolve) => (release = resolve));
  probe.events = async function* () {
    yield { event: 'delta', data: 'half' };
    await released;
    yield { event: 'message.completed', data: 'whole' };
  };
  const writer = defineModule({
    name: 'writer',
    create: () => ({
      stop: async () => {
        steps.push('module is told');
        await sleep(200);
        release();
      },
    }),
  });
  const app = await startApp({ modules: [...allModules, probe.module, writer] });
  const tenant = await registerTenant(app);
  const stream = await app.request('GET /probe/stream');
  const noted = async <T>(what: string, work: Promise<T>): Promise<T> => {
    const result = await work;
    steps.push(what);
    return result;
  };
  const body = noted('stream ended', stream.text());
  const slow = noted('request ended', tenant.owner.api('POST /probe/once', { body: { name: 'a', slow: true } }));
  await sleep(100);

  const stopped = noted('stopped', app.close());
  await sleep(50);
  await expect(fetch(`${app.origin}/ping`)).rejects.toThrow('fetch failed');
  expect(app.kernel.lifecycle.stopping).toBe(true);
  await stopped;

  expect(await body).toContain('whole');
  expect((await slow).status).toBe(201);
  expect(steps).toEqual(['module is told', 'stream ended', 'request ended', 'stopped']);
});

test('a stop does not wait for ever: what hangs is cut at the deadline', async () => {
  const probe = createProbe();
  probe.events = async function* () {
    yield { event: 'delta', data: 'half' };
    await new Promise(() => undefined);
  };
  const app = await startApp({ modules: [probe.module] });
  const stream = await app.request('GET /probe/stream');
  const body = stream.text().catch(() => 'cut');
  const startedAt = performance.now();
  await app.close();
  expect(await body).toBe('cut');
  expect(performance.now() - startedAt).toBeLessThan(8000);
});
