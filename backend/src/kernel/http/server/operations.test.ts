import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startApp, type TestApp } from '../../../../../tests/support/app.ts';
import { createDatabase } from '../../../../../tests/support/postgres.ts';
import { eventually } from '../../../../../tests/support/eventually.ts';
import { addMember, registerTenant, type TestMember, type TestTenant } from '../../../../../tests/support/tenants.ts';

interface Envelope {
  data: Record<string, unknown>;
}

async function ask(origin: string, path: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${origin}${path}`, { headers });
  const text = await response.text();
  const json = response.headers.get('content-type')?.includes('json') ? (JSON.parse(text) as Envelope) : null;
  return { status: response.status, data: json?.data, text };
}

const everything = {
  status: 'ok',
  version: expect.stringMatching(/^\d+\.\d+\.\d+$/) as string,
  dependencies: [
    { name: 'database', up: true },
    { name: 'jobs', up: true },
  ],
  warnings: expect.any(Array) as string[],
};

describe('an installation', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  test('tells whether it lives and is ready, and tells who works on its machine what it is made of', async () => {
    expect(await ask(app.origin, '/ping')).toMatchObject({ status: 200, data: 'pong' });
    expect(await ask(app.origin, '/healthz')).toMatchObject({ status: 200, data: { status: 'ok' } });
    expect(await ask(app.origin, '/readyz')).toMatchObject({ status: 200, data: { ready: true, down: [] } });
    expect((await ask(app.origin, '/status')).data).toMatchObject(everything);
  });

  test('shows figures to Prometheus', async () => {
    await ask(app.origin, '/ping');
    const { text } = await ask(app.origin, '/metrics');
    expect(text).toContain('atrium_http_request_duration_seconds_count{method="GET",route="/ping",status="200"}');
    expect(text).toContain('nodejs_eventloop_lag_seconds');
    // Routes are patterns, so that a scanner cannot make the registry grow.
    await ask(app.origin, '/api/v1/some/thing/nobody/has');
    expect((await ask(app.origin, '/metrics')).text).not.toContain('nobody');
  });
});

describe('in production', () => {
  let app: TestApp;
  let platform: TestTenant;
  let client: TestTenant;
  let admin: TestMember;
  let agent: TestMember;
  beforeAll(async () => {
    app = await startApp({ env: { role: 'web', production: true, metricsToken: 'a-long-metrics-token' } });
    [platform, client] = [await registerTenant(app), await registerTenant(app)];
    const { id } = platform.organization;
    await app.database.admin(`update organizations set kind = 'platform' where id = $1`, [id]);
    await eventually(async () => (await app.kernel.tenants.byId(id))?.kind === 'platform', 'it is the platform');
    [admin, agent] = [await addMember(app, platform, 'admin'), await addMember(app, platform, 'agent')];
  });
  afterAll(() => app.close());

  const withToken = (token: string) => ({ Authorization: `Bearer ${token}` });
  const at = ({ slug }: TestTenant, { access_token }: Pick<TestMember, 'access_token'>) => ({
    ...withToken(access_token),
    'X-Tenant': slug,
  });

  test('its figures are for who has the token, and for nobody else on whatever machine', async () => {
    expect((await ask(app.origin, '/metrics')).status).toBe(404);
    expect((await ask(app.origin, '/metrics', { 'X-Forwarded-For': '127.0.0.1' })).status).toBe(404);
    expect((await ask(app.origin, '/metrics', withToken('wrong-metrics-token'))).status).toBe(404);
    expect((await ask(app.origin, '/metrics', withToken('a-long-metrics-token'))).status).toBe(200);
    expect((await ask(app.origin, '/metrics', at(platform, admin))).status).toBe(404);
  });

  test('what it is made of is for who has the token, and for owners and admins of the platform', async () => {
    expect((await ask(app.origin, '/status', withToken('a-long-metrics-token'))).data).toMatchObject(everything);
    for (const operator of [platform.owner, admin])
      expect((await ask(app.origin, '/status', at(platform, operator))).data).toMatchObject(everything);
  });

  test('everybody else hears that it is there, and nothing more', async () => {
    const others: Record<string, string>[] = [
      {},
      { 'X-Forwarded-For': '127.0.0.1' },
      withToken('wrong-metrics-token'),
      at(platform, agent),
      at(client, client.owner),
    ];
    for (const headers of others) {
      const { status, data } = await ask(app.origin, '/status', headers);
      expect([status, data]).toEqual([200, { status: 'ok' }]);
    }
  });

  test('a token of somewhere else, or of nobody, is refused at the platform', async () => {
    for (const stranger of [client.owner, { access_token: 'no-token-at-all' }])
      expect((await ask(app.origin, '/status', at(platform, stranger))).status).toBe(401);
  });
});

test('without a token its figures are closed in production, and outside of it what comes through a proxy is no developer', async () => {
  const production = await startApp({ env: { role: 'worker', production: true } });
  expect((await ask(production.origin, '/metrics')).status).toBe(404);
  for (const Authorization of ['Bearer', 'Bearer undefined', 'Basic bWU6bWU='])
    expect((await ask(production.origin, '/metrics', { Authorization })).status).toBe(404);
  await production.close();
  const development = await startApp({ env: { role: 'worker' } });
  for (const name of ['X-Forwarded-For', 'Forwarded']) {
    expect((await ask(development.origin, '/metrics', { [name]: 'for=127.0.0.1' })).status).toBe(404);
    expect((await ask(development.origin, '/status', { [name]: 'for=127.0.0.1' })).data).toEqual({ status: 'ok' });
  }
  await development.close();
});

test('it is not ready without its database, says so, and is again when that is back', async () => {
  const database = await createDatabase();
  const app = await startApp({ database });
  await database.admin(`alter database ${database.name} connection limit 0`);
  await database.admin(
    `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'atrium_app' and datname = '${database.name}'`,
  );
  const down = await eventually(async () => {
    const response = await ask(app.origin, '/readyz');
    return response.status === 503 && response;
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
