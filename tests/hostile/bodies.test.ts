import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openApi, type Operation } from '../../backend/src/kernel/http/document/openapi.ts';
import { allModules, startApp, type TestApp } from '../support/app.ts';
import { rawRequest } from '../support/raw-request.ts';
import { registerTenant, type TestTenant } from '../support/tenants.ts';

/** Every route that writes, from the same document that programs read: a new one cannot be forgotten. Files and signed bytes are no JSON. */
const writes = Object.entries(openApi({ modules: allModules }).paths).flatMap(([path, methods]) =>
  Object.entries(methods).flatMap(([method, operation]) =>
    method === 'get' || operation.requestBody?.content['*/*']
      ? []
      : [{ key: `${method.toUpperCase()} ${path}`, method: method.toUpperCase(), path, operation }],
  ),
);
type Write = (typeof writes)[number];

let app: TestApp;
let tenant: TestTenant;
let stranger: TestTenant;
let before: string;
beforeAll(async () => {
  app = await startApp();
  [tenant, stranger] = [await registerTenant(app), await registerTenant(app)];
  before = await rowCounts();
});
afterAll(() => app.close());

/** Rows of every table of the API: what was refused must have left none. */
async function rowCounts(): Promise<string> {
  const tables = await app.database.admin<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  );
  const counts = tables.map(({ name }) => `select '${name}' as name, count(*)::int as rows from "${name}"`);
  return JSON.stringify(await app.database.admin(counts.join(' union all ')));
}

async function send({ path, method }: Write, body: string | Buffer, headers: Record<string, string> = {}) {
  const address = path.replaceAll(/\{\w+\}/g, '0199e0a4-7f3b-7c52-9d1e-5b8f0c2a6d31');
  const response = await rawRequest(app.origin, `/t/${tenant.slug}/api/v1${address}`, {
    method,
    body,
    headers: {
      'Content-Type': 'application/json',
      'Content-Length': String(Buffer.byteLength(body)),
      Authorization: `Bearer ${tenant.owner.access_token}`,
      ...headers,
    },
  });
  const { error } = JSON.parse(response.body.toString()) as {
    error: { code: string; fields?: Record<string, unknown> };
  };
  return { status: response.status, code: error.code, fields: Object.keys(error.fields ?? {}) };
}

/** A body as the route wants it, by its own documentation. */
function exampleOf(operation: Operation): Record<string, unknown> {
  const example = operation.requestBody?.content['application/json']?.example;
  return typeof example === 'object' && example !== null ? { ...example } : {};
}

function propertiesOf(operation: Operation): string[] {
  const schema = operation.requestBody?.content['application/json']?.schema as { properties?: object } | undefined;
  return Object.keys(schema?.properties ?? {});
}

describe.each(writes)('$key', (write) => {
  test.each([
    ['half a document', '{"a":'],
    ['50,000 levels', '['.repeat(50_000) + ']'.repeat(50_000)],
    ['50,000 levels of objects', '{"a":'.repeat(50_000) + '1' + '}'.repeat(50_000)],
    ['bytes that are no UTF-8', Buffer.from('{"name":"\xff\xfe\xc0\x80"}', 'latin1')],
    ['two documents', '{}{}'],
  ])('refuses %s as malformed', async (_, body) => {
    expect(await send(write, body)).toMatchObject({ status: 400, code: 'malformed' });
  });

  test('refuses 10 MB', async () => {
    expect(await send(write, Buffer.alloc(10_000_000, 0x20))).toMatchObject({ status: 413, code: 'body_too_large' });
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=b', 'application/xml'])(
    'refuses %s',
    async (type) => {
      expect((await send(write, 'name=x', { 'Content-Type': type })).status).toBe(415);
    },
  );

  test('takes no field it does not know, least of all one that would move or raise somebody', async () => {
    const taboo = {
      org_id: stranger.organization.id,
      role: 'owner',
      plan: 'enterprise',
      kind: 'platform',
      parent_id: stranger.organization.id,
    };
    const known = propertiesOf(write.operation);
    for (const [name, value] of Object.entries({
      ...taboo,
      is_superuser: true,
      user_id: stranger.owner.user_id,
      colour: 'red',
    })) {
      if (known.includes(name)) continue;
      const { status, fields } = await send(write, JSON.stringify({ ...exampleOf(write.operation), [name]: value }));
      expect([name, status, fields.includes(name)]).toEqual([name, 422, true]);
    }
  });

  test('takes no NUL and no broken text, in any string or name', async () => {
    const example = exampleOf(write.operation);
    for (const name of [...propertiesOf(write.operation), 'colour\u0000']) {
      for (const value of ['a\u0000b', '\ud800']) {
        const { status, fields } = await send(write, JSON.stringify({ ...example, [name]: value }));
        expect([name, status]).toEqual([name, 422]);
        expect(fields.join()).toContain(name.replace('\u0000', ''));
      }
    }
  });

  test('is not moved by __proto__, constructor or a field given twice', async () => {
    for (const body of [
      '{"__proto__":{"role":"owner"}}',
      '{"constructor":{"prototype":{"role":"owner"}}}',
      '{"__proto__":1,"__proto__":2}',
    ]) {
      expect((await send(write, body)).status).toBe(422);
    }
    expect(({} as { role?: string }).role).toBeUndefined();
  });

  test('is not fooled by values of the wrong kind', async () => {
    const example = exampleOf(write.operation);
    for (const body of ['[]', 'null', '"x"', '0', 'true', '[[{}]]']) {
      const { status } = await send(write, body);
      expect(status).toBe(422);
    }
    for (const name of propertiesOf(write.operation)) {
      for (const value of [{}, [], { $ne: null }, -1e308, 1e21]) {
        const { status } = await send(write, JSON.stringify({ ...example, [name]: value }));
        expect([name, value, status]).toEqual([name, value, 422]);
      }
    }
  });
});

test('nothing that was refused has left a row', async () => {
  expect(await rowCounts()).toBe(before);
});

describe('a name', () => {
  const rename = async (name: string) => {
    const { status, error } = await tenant.owner.api('PATCH /auth/me', { body: { name } });
    return [status, error?.fields];
  };

  test.each([
    ['nobody can see', '\u200b\u2060\u00ad'],
    ['is a mark on nothing', '\u0301'],
    ['turns what stands beside it', 'Ann \u202Egnp.exe'],
    ['hides a direction', 'Ann \u2067 Lee'],
    ['is of two lines', 'Ann\nLee'],
    ['is of two lines for some', 'Ann\u2028Lee'],
    ['looks like another', 'Ann\u200e Lee'],
  ])('that %s is refused, of a person, a company, an announcement and a chat', async (_, name) => {
    expect(await rename(name)).toEqual([422, { name: expect.any(String) }]);
    const company = await tenant.owner.api('PATCH /organization', { body: { name } });
    expect([company.status, company.error?.fields]).toEqual([422, { name: expect.any(String) }]);
    const posted = await tenant.owner.api('POST /announcements', { body: { title: name, body: 'News' } });
    expect([posted.status, posted.error?.fields]).toEqual([422, { title: expect.any(String) }]);
    const begun = await tenant.owner.api('POST /conversations', { body: { title: name } });
    expect([begun.status, begun.error?.fields]).toEqual([422, { title: expect.any(String) }]);
    const { data: chat } = await tenant.owner.api('POST /conversations', { body: { title: 'Plans' } });
    const renamed = await tenant.owner.api('PATCH /conversations/:id', {
      params: { id: chat.id },
      body: { title: name },
    });
    expect([renamed.status, renamed.error?.fields]).toEqual([422, { title: expect.any(String) }]);
  });

  test.each(['Jürgen Groß', 'محمد علي', 'नेहा', '👩‍👩‍👧 GmbH', 'O’Neil & Söhne', '任天堂'])('%s is taken', async (name) => {
    expect((await rename(name))[0]).toBe(200);
  });
});
