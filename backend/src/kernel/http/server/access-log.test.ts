import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { allModules, startApp, type TestApp } from '../../../../../tests/support/app.ts';
import { eventually } from '../../../../../tests/support/eventually.ts';
import { createProbe, type Probe } from '../../../../../tests/support/probe.ts';
import { registerTenant, type TestTenant } from '../../../../../tests/support/tenants.ts';

let app: TestApp;
let probe: Probe;
let tenant: TestTenant;
beforeAll(async () => {
  probe = createProbe();
  app = await startApp({ modules: [...allModules, probe.module] });
  tenant = await registerTenant(app);
});
afterAll(() => app.close());

const lineOf = (route: string) =>
  eventually(() => {
    const lines = app.logs.map((line) => JSON.parse(line) as Record<string, unknown>);
    return lines.find((line) => line['route'] === route && line['msg'] === 'request');
  }, `a line about ${route}`);

test('who leaves before any response is logged and counted as that, and not as one who found nothing', async () => {
  const leave = new AbortController();
  const asked = app.request('POST /probe/once', {
    tenant: tenant.slug,
    token: tenant.owner.access_token,
    body: { name: 'slow', slow: true },
    signal: leave.signal,
  });
  await sleep(200);
  leave.abort();
  await expect(asked).rejects.toThrow('aborted');
  expect(await lineOf('/api/v1/probe/once')).toMatchObject({ status: 499, outcome: 'aborted' });
  const figures = await app.kernel.metrics.registry.metrics();
  expect(figures).toContain('duration_seconds_count{method="POST",route="/api/v1/probe/once",status="499"} 1');
  // Its write is completed.
  await eventually(() => probe.effects === 1, 'the effect');
});

test('who leaves a stream before its first event was told 200, and left', async () => {
  probe.events = async function* (signal) {
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
    yield { event: 'delta', data: 'to nobody' };
  };
  const leave = new AbortController();
  await app.request('GET /probe/stream', { signal: leave.signal });
  leave.abort();
  expect(await lineOf('/api/v1/probe/stream')).toMatchObject({ status: 200, outcome: 'aborted' });
});
