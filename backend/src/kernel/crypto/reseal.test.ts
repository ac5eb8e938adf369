import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApp, type TestApp } from '../../../../tests/support/app.ts';
import { createDatabase, type TestDatabase } from '../../../../tests/support/postgres.ts';
import { registerTenant, signIn, type TestTenant } from '../../../../tests/support/tenants.ts';
import { createKeyRing } from './key-ring.ts';
import { reseal, sealedColumns } from './reseal.ts';

const former = new Uint8Array(randomBytes(32));
const next = new Uint8Array(randomBytes(32));

let database: TestDatabase;
const apps: TestApp[] = [];
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(async () => {
  for (const app of apps) await app.close();
  await database.drop();
});

async function processWith(encryptionKey: Uint8Array, ...encryptionKeysAccepted: Uint8Array[]): Promise<TestApp> {
  const app = await startApp({ database, env: { encryptionKey, encryptionKeysAccepted, role: 'web' } });
  apps.push(app);
  return app;
}

const me = (app: TestApp, tenant: TestTenant, token: string) =>
  app.api('GET /auth/me', { tenant: tenant.slug, token }).then(({ status }) => status);
const refresh = (app: TestApp, { slug }: TestTenant, cookie: string) =>
  app.api('POST /auth/refresh', { tenant: slug, headers: { Cookie: cookie, 'Idempotency-Key': 'lost' } });

test('the key is changed beside traffic: nobody is signed out, and afterwards the former opens nothing', async () => {
  const old = await processWith(former, next);
  const tenant = await registerTenant(old);

  // Both run at once, and each opens what the other has sealed.
  const fresh = await processWith(next, former);
  expect(await me(fresh, tenant, tenant.owner.access_token)).toBe(200);
  const second = await registerTenant(fresh);
  expect(await me(old, second, second.owner.access_token)).toBe(200);
  // An answer that was lost on the way, asked for again at the other process.
  expect((await refresh(old, tenant, tenant.owner.cookie)).status).toBe(200);
  expect((await refresh(fresh, tenant, tenant.owner.cookie)).status).toBe(200);

  const ring = createKeyRing(next, [former]);
  expect(await reseal(database.adminUrl, ring)).toEqual({ users: 1, signing_keys: 1 });
  expect(await reseal(database.adminUrl, ring)).toEqual({ users: 0, signing_keys: 0 });

  const alone = await processWith(next);
  const again = await signIn(alone, tenant.slug, tenant.owner.email);
  expect(await me(alone, tenant, again.access_token)).toBe(200);
  expect(await me(alone, tenant, tenant.owner.access_token)).toBe(200);
  const verdict = await fresh.kernel.db.tenant(tenant.organization.id, (tx) => fresh.kernel.audit.verify(tx));
  expect(verdict).toMatchObject({ faults: [] });
  await expect(reseal(database.adminUrl, createKeyRing(former))).rejects.toThrow(/^users: neither/);
});

test('every column of sealed texts is sealed anew', async () => {
  const columns = await database.admin<{ table: string; column: string }>(
    `select table_name as table, column_name as column from information_schema.columns
     where table_schema = 'public' and data_type = 'bytea' and column_name like 'sealed%' order by 1`,
  );
  const known = sealedColumns.map(({ table, column }) => ({ table, column }));
  expect(columns).toEqual(known.toSorted((a, b) => a.table.localeCompare(b.table)));
});
