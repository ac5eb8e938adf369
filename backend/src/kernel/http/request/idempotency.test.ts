import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { allModules, startApp, type TestApp } from '../../../../../tests/support/app.ts';
import { createProbe, type Probe } from '../../../../../tests/support/probe.ts';
import { addMember, registerTenant, type TestTenant } from '../../../../../tests/support/tenants.ts';

let app: TestApp;
let tenant: TestTenant;
let probe: Probe;
beforeAll(async () => {
  probe = createProbe();
  app = await startApp({ modules: [...allModules, probe.module] });
  tenant = await registerTenant(app);
});
afterAll(() => app.close());
beforeEach(() => {
  probe.effects = 0;
});

const once = (key: string, body: unknown, who = tenant.owner) =>
  who.api('POST /probe/once', { body, headers: { 'Idempotency-Key': key } });

describe('an Idempotency-Key', () => {
  test('gives the first response again, and the effect once', async () => {
    const first = await once('k1', { name: 'a' });
    const again = await once('k1', { name: 'a' });
    expect([first.status, first.data]).toEqual([201, { run: 1, name: 'a' }]);
    expect([again.status, again.data]).toEqual([201, { run: 1, name: 'a' }]);
    expect(probe.effects).toBe(1);
  });

  test('with another body is refused', async () => {
    await once('k2', { name: 'a' });
    expect(await once('k2', { name: 'b' })).toMatchObject({ status: 422, error: { code: 'idempotency_key_reused' } });
    expect(probe.effects).toBe(1);
  });

  test('stands for one request, in whatever order its fields come', async () => {
    const first = await once('k7', { name: 'a', notes: { x: 1, y: [{ p: 1, q: 2 }] } });
    const again = await once('k7', { notes: { y: [{ q: 2, p: 1 }], x: 1 }, name: 'a' });
    expect([first.status, again.status, probe.effects]).toEqual([201, 201, 1]);
    expect((await once('k7', { name: 'a', notes: { x: null, y: [{ p: 1, q: 2 }] } })).status).toBe(422);
    expect((await once('k7', { name: 'a', notes: { y: [{ p: 1, q: 2 }] } })).status).toBe(422);
  });

  test('belongs to one person of one tenant', async () => {
    const other = await registerTenant(app);
    const colleague = await addMember(app, tenant, 'member');
    await once('k3', { name: 'a' });
    expect((await once('k3', { name: 'b' }, colleague)).data).toEqual({ run: 2, name: 'b' });
    expect((await once('k3', { name: 'c' }, other.owner)).data).toEqual({ run: 3, name: 'c' });
  });

  test('lets one of many at once through; the others are told to wait', async () => {
    const responses = await Promise.all(Array.from({ length: 8 }, () => once('k4', { name: 'a', slow: true })));
    expect(responses.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(responses.filter(({ status }) => status === 409)).toHaveLength(7);
    expect(responses.find(({ status }) => status === 409)?.error?.code).toBe('request_in_progress');
    expect(probe.effects).toBe(1);
    expect((await once('k4', { name: 'a', slow: true })).data).toEqual({ run: 1, name: 'a' });
  });

  test('is not used up by a request that failed', async () => {
    expect((await once('k5', { name: 'a', fails: true })).status).toBe(409);
    expect((await once('k5', { name: 'a' })).status).toBe(201);
  });

  test('is kept for a day, sealed', async () => {
    await once('k6', { name: 'plainly readable' });
    const [row] = await app.database.admin(`select response::text as response from idempotency_keys where key = 'k6'`);
    expect(row?.['response']).not.toContain('readable');
    await app.database.admin(`update idempotency_keys set created_at = now() - interval '25 hours' where key = 'k6'`);
    expect((await once('k6', { name: 'another' })).data).toEqual({ run: 2, name: 'another' });
  });

  test.each(['', 'ümlaut'.normalize('NFD').slice(0, 0) + 'a b', 'x'.repeat(256)])(
    '%j is none, or refused',
    async (key) => {
      const { status } = await once(key, { name: 'a' });
      expect(status).toBe(key ? 422 : 201);
    },
  );
});
