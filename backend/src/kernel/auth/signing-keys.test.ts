import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { decodeProtectedHeader } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../../../../tests/support/app.ts';
import { registerTenant, signIn, type TestTenant } from '../../../../tests/support/tenants.ts';

let app: TestApp;
let acme: TestTenant;
let globex: TestTenant;
beforeAll(async () => {
  app = await startApp();
  [acme, globex] = await Promise.all([registerTenant(app), registerTenant(app)]);
});
afterAll(() => app.close());

const program = fileURLToPath(new URL('../../commands/keys-rotate.ts', import.meta.url));
const anotherKey = Buffer.from(new Uint8Array(32)).toString('base64');

interface Ran {
  code: number;
  stdout: string;
  stderr: string;
}

const rotate = (args: readonly string[], encryptionKey?: string): Promise<Ran> =>
  promisify(execFile)(process.execPath, [program, ...args], {
    env: {
      PATH: process.env['PATH'],
      DATABASE_URL: app.database.url,
      ...(encryptionKey && { ENCRYPTION_KEY: encryptionKey }),
    },
  }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }: Ran) => ({ code, stdout, stderr }),
  );

/** The tenant's keys in order of creation, and which of them signs. */
const keysOf = (tenant: TestTenant) =>
  app.database.admin<{ id: string; current: boolean }>(
    'select id, retired_at is null as current from signing_keys where org_id = $1 order by id',
    [tenant.organization.id],
  );

/** The `kid` of a token that another process, with an empty cache, would issue now. */
async function signsNow(tenant: TestTenant): Promise<string> {
  const other = await startApp({ database: app.database });
  const { access_token } = await signIn(other, tenant.slug, tenant.owner.email);
  await other.close();
  return String(decodeProtectedHeader(access_token).kid);
}

describe('npm run keys:rotate', () => {
  it('gives the named organization a new key, says so, and signs nobody out', async () => {
    const [before, untouched] = [await keysOf(acme), await keysOf(globex)];
    const { code, stdout } = await rotate([acme.slug]);
    const after = await keysOf(acme);
    expect(after.map(({ current }) => current)).toEqual([false, true]);
    expect([code, stdout]).toEqual([
      0,
      `${acme.slug}: ${after[1]?.id} signs from now on; the old key verifies until what it signed has expired\n`,
    ]);
    expect(await signsNow(acme)).toBe(after[1]?.id);
    expect((await acme.owner.api('GET /auth/me')).status).toBe(200);
    expect(await keysOf(globex)).toEqual(untouched);

    const { data } = await acme.owner.api('GET /audit-entries', { query: { limit: 100 } });
    expect(data.filter(({ action }) => action === 'signing_key.rotated')).toMatchObject([
      {
        actor: { user_id: null, key_id: null, name: null },
        subject: { type: 'signing_key', id: after[1]?.id },
        after: { retired: before[0]?.id },
      },
    ]);
  });

  it('does it for all of them where none is named', async () => {
    const { code, stdout } = await rotate([]);
    expect(code).toBe(0);
    for (const tenant of [acme, globex]) {
      const current = (await keysOf(tenant)).find((key) => key.current);
      expect(stdout).toContain(`${tenant.slug}: ${current?.id} signs`);
    }
  });

  it('locks nobody out by a key that the servers do not have', async () => {
    const before = await keysOf(acme);
    const { code, stdout, stderr } = await rotate([acme.slug], anotherKey);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('ENCRYPTION_KEY is not the one');
    expect(await keysOf(acme)).toEqual(before);
  });

  it('refuses what it cannot mean', async () => {
    expect(await rotate(['nobody-here'])).toMatchObject({
      code: 1,
      stderr: 'no organization is called nobody-here\n',
    });
    expect(await rotate([acme.slug, globex.slug])).toMatchObject({ code: 1, stdout: '' });
  });
});

it('ten rotations at once leave one key that signs, and a trail of all ten', async () => {
  const tenant = await registerTenant(app);
  const { tokens } = app.kernel;
  const kids = await Promise.all(Array.from({ length: 10 }, () => tokens.rotateSigningKey(tenant.organization.id)));
  const keys = await keysOf(tenant);
  expect(keys.slice(1).map(({ id }) => id)).toEqual(kids.toSorted());
  expect(keys.filter(({ current }) => current)).toHaveLength(1);
  const { data } = await tenant.owner.api('GET /audit-entries', { query: { limit: 100 } });
  expect(data.filter(({ action }) => action === 'signing_key.rotated')).toHaveLength(10);
});
