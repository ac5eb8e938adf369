import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startApp, type TestApp } from '../../../../tests/support/app.ts';
import { createDatabase } from '../../../../tests/support/postgres.ts';
import { eventually } from '../../../../tests/support/eventually.ts';

interface Envelope {
  data: Record<string, unknown>;
}

async function ask(origin: string, path: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${origin}${path}`, { headers });
  const text = await response.text();
  const json = response.headers.get('content-type')?.includes('json') ? (JSON.parse(text) as Envelope) : null;
  return { status: response.status, data: json?.data, text };
}

describe('an installation', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  test('answers whether it lives, is ready, and what it is made of', async () => {
    expect(await ask(app.origin, '/ping')).toMatchObject({ status: 200, data: 'pong' });
    expect(await ask(app.origin, '/healthz')).toMatchObject({ status: 200, data: { status: 'ok' } });
    expect(await ask(app.origin, '/readyz')).toMatchObject({ status: 200, data: { ready: true, down: [] } });
    const { data } = await ask(app.origin, '/status');
    expect(data).toMatchObject({
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/) as string,
      dependencies: [
        { name: 'database', up: true },
        { name: 'jobs', up: true },
      ],
    });
  });

  test('shows figures to Prometheus', async () => {
    await ask(app.origin, '/ping');
    const { text } = await ask(app.origin, '/metrics');
    expect(text).toContain('atrium_http_request_duration_seconds_count{method="GET",route="/ping",status="200"}');
    expect(text).toContain('nodejs_eventloop_lag_seconds');
    // Routes are patterns: a scanner must not be able to grow the registry.
    await ask(app.origin, '/api/v1/some/thing/nobody/has');
    expect((await ask(app.origin, '/metrics')).text).not.toContain('nobody');
  });
});

test('in production its figures are for this machine and for who has the token', async () => {
  const app = await startApp({
    env: { production: true, metricsToken: 'a-long-metrics-token', trustedProxies: ['127.0.0.1'] },
  });
  expect((await ask(app.origin, '/metrics')).status).toBe(200);
  const outside = { 'X-Forwarded-For': '203.0.113.9' };
  expect((await ask(app.origin, '/metrics', outside)).status).toBe(404);
  expect((await ask(app.origin, '/metrics', { ...outside, Authorization: 'Bearer wrong-metrics-token' })).status).toBe(
    404,
  );
  expect((await ask(app.origin, '/metrics', { ...outside, Authorization: 'Bearer a-long-metrics-token' })).status).toBe(
    200,
  );
  await app.close();
});

test('it is not ready without its database, says so, and is again when that is back', async () => {
  const database = await createDatabase();
  const app = await startApp({ database });
  await database.admin(`alter database ${database.name} connection limit 0`);
  await database.admin(
    `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'atrium_app' and datname = '${database.name}'`,
  );
  const down = await eventually(async () => {
    const answer = await ask(app.origin, '/readyz');
    return answer.status === 503 && answer;
  }, 'not ready');
  expect(down.data).toMatchObject({ ready: false, down: expect.arrayContaining(['database']) as string[] });
  expect((await ask(app.origin, '/healthz')).status).toBe(200);
  const { status, error } = await app.api('GET /members', { tenant: 'acme' });
  expect([status, error?.code]).toEqual([503, 'unavailable']);
  await database.admin(`alter database ${database.name} connection limit -1`);
  await eventually(async () => (await ask(app.origin, '/readyz')).status === 200, 'ready again');
  await app.close();
  await database.drop();
});
