import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openApi } from '../../backend/src/kernel/http/document/openapi.ts';
import { allModules, startApp, type TestApp } from '../support/app.ts';
import { rawRequest } from '../support/raw-request.ts';
import { registerTenant, type TestTenant } from '../support/tenants.ts';

const routes = Object.entries(openApi({ modules: allModules }).paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    key: `${method.toUpperCase()} ${path}`,
    method: method.toUpperCase(),
    path,
    query: operation.parameters.filter((one) => one.in === 'query').map((one) => one.name),
    ids: operation.parameters.filter((one) => one.in === 'path').map((one) => one.name),
  })),
);
const reads = routes.filter(({ method }) => method === 'GET');

let app: TestApp;
let tenant: TestTenant;
beforeAll(async () => {
  app = await startApp();
  tenant = await registerTenant(app);
});
afterAll(() => app.close());

async function send(method: string, address: string) {
  const response = await rawRequest(app.origin, `/t/${tenant.slug}/api/v1${address}`, {
    method,
    headers: { Authorization: `Bearer ${tenant.owner.access_token}` },
  });
  const text = response.body.toString();
  const { error } = JSON.parse(text || '{"error":null}') as { error: { code: string; fields?: object } | null };
  return { status: response.status, fields: Object.keys(error?.fields ?? {}) };
}

const someId = '0199e0a4-7f3b-7c52-9d1e-5b8f0c2a6d31';
const withIds = (path: string, id = someId) => path.replaceAll(/\{\w+\}/g, encodeURIComponent(id));

describe.each(reads)('$key', ({ path, query }) => {
  test('takes no query that it does not document', async () => {
    for (const name of ['org_id', 'tenant', 'include', '__proto__', 'constructor', 'limit[]', 'a\u0000b']) {
      const { status } = await send('GET', `${withIds(path)}?${encodeURIComponent(name)}=1`);
      expect([name, status]).toEqual([name, 422]);
    }
  });

  test('is not fooled by the values of those it does', async () => {
    const values = [
      '%00',
      'a%00b',
      '%ff',
      '%ed%a0%80',
      '%',
      'x'.repeat(9000),
      '1&X=2',
      "'%20or%201=1--",
      '{}',
      '%F0%9F%98%80',
      '-1',
      '1e400',
    ];
    for (const name of query) {
      for (const value of values) {
        const { status } = await send('GET', `${withIds(path)}?${name}=${value.replace('X', name)}`);
        expect([name, value, status >= 500]).toEqual([name, value, false]);
      }
      expect((await send('GET', `${withIds(path)}?${name}=a%00b`)).fields).toContain(name);
    }
  });
});

describe.each(reads.filter(({ query }) => query.includes('limit')))('the list $key', ({ path }) => {
  test('pages only within bounds, by cursors of its own', async () => {
    for (const limit of ['0', '-1', '101', '9007199254740993', '1e3', '1.5', 'NaN', '', ' ', '١٠']) {
      const { status, fields } = await send('GET', `${withIds(path)}?limit=${encodeURIComponent(limit)}`);
      expect([limit, status, fields]).toEqual([limit, 422, ['limit']]);
    }
    const forged = [
      'x',
      Buffer.from('{}').toString('base64url'),
      Buffer.from('[1,2,3]').toString('base64url'),
      Buffer.from(JSON.stringify(['infinity', someId])).toString('base64url'),
      Buffer.from(JSON.stringify(['2026-13-45T99:99:99Z', someId])).toString('base64url'),
      Buffer.from(JSON.stringify({ at: '-99999-01-01T00:00:00Z', id: "'" })).toString('base64url'),
      Buffer.from(JSON.stringify([1e308, someId])).toString('base64url'),
      Buffer.from('a\u0000b').toString('base64url'),
      '9'.repeat(400),
      '-1',
    ];
    for (const cursor of forged) {
      const { status } = await send('GET', `${withIds(path)}?cursor=${cursor}`);
      // 403: of partners or the operator, before anything is read.
      expect([cursor, [403, 404, 422].includes(status)]).toEqual([cursor, true]);
    }
  });
});

describe.each(routes.filter(({ ids }) => ids.length > 0))('$key', ({ method, path, ids }) => {
  test.each([
    '1',
    '0',
    '-1',
    'null',
    'me',
    `${someId}x`,
    someId.replace('0199', '019g'),
    "'--",
    '../me',
    'a\u0000',
    '😀',
    'x'.repeat(4000),
  ])('refuses the id %j by its field', async (id) => {
    const { status, fields } = await send(method, withIds(path, id));
    expect([status, ids.every((name) => fields.includes(name))]).toEqual([422, true]);
  });
});
