import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../../../../tests/support/app.ts';
import { addMember, registerTenant, type TestTenant } from '../../../../tests/support/tenants.ts';
import { sql } from '../db/sql.ts';
import { canonical, redact } from './canonical.ts';

let app: TestApp;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const verify = (tenant: TestTenant) =>
  app.kernel.db.tenant(tenant.organization.id, (tx) => app.kernel.audit.verify(tx), { readOnly: true });

function append(tenant: TestTenant, action = 'thing.changed', after: Record<string, unknown> = {}) {
  return app.kernel.db.tenant(tenant.organization.id, (tx) =>
    app.kernel.audit.record(tx, { actor: null, ip: null }, { action, subject: { type: 'thing', id: '1' }, after }),
  );
}

/** A tenant with a trail of `length` entries. */
async function trail(length: number): Promise<TestTenant> {
  const tenant = await registerTenant(app);
  for (let seq = 3; seq <= length; seq += 1)
    await append(tenant, 'thing.changed', { seq, price: 12.5, name: 'Ünïcödé' });
  expect(await verify(tenant)).toEqual({ entries: length, fault: null });
  return tenant;
}

const tamper = (tenant: TestTenant, statement: string) =>
  app.database.admin(statement.replaceAll('$org', `'${tenant.organization.id}'`));

describe('the audit trail', () => {
  it('numbers what many do at once without gap or fork', async () => {
    const tenant = await registerTenant(app);
    await Promise.all(Array.from({ length: 60 }, () => append(tenant)));
    expect(await verify(tenant)).toEqual({ entries: 62, fault: null });
  });

  it('keeps nothing of a change that was rolled back', async () => {
    const tenant = await trail(4);
    const failed = app.kernel.db.tenant(tenant.organization.id, async (tx) => {
      await app.kernel.audit.record(
        tx,
        { actor: null, ip: null },
        { action: 'thing.lost', subject: { type: 't', id: '1' } },
      );
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    expect(await verify(tenant)).toEqual({ entries: 4, fault: null });
  });

  it.each([
    `update audit_entries set after = '{"seq": 4}' where org_id = $org and seq = 5`,
    `update audit_entries set at = at + interval '1 ms' where org_id = $org and seq = 5`,
    `update audit_entries set user_id = app.uuid_v7() where org_id = $org and seq = 5`,
    `update audit_entries set ip = '10.0.0.1' where org_id = $org and seq = 5`,
    `update audit_entries set mac = previous_mac where org_id = $org and seq = 5`,
    `update audit_entries e set action = o.action, mac = o.mac, previous_mac = o.previous_mac
       from audit_entries o where e.org_id = $org and e.seq = 5 and o.org_id = $org and o.seq = 3`,
  ])('shows which entry was edited: %s', async (statement) => {
    const tenant = await trail(8);
    await tamper(tenant, statement);
    expect((await verify(tenant)).fault).toEqual({ seq: 5, kind: 'edited' });
  });

  it('shows which entry was removed, also when the rest moved up', async () => {
    const [gap, first] = [await trail(8), await trail(8)];
    await tamper(gap, 'delete from audit_entries where org_id = $org and seq = 5');
    expect((await verify(gap)).fault).toEqual({ seq: 5, kind: 'removed' });
    await tamper(gap, 'update audit_entries set seq = seq - 1 where org_id = $org and seq > 5');
    expect((await verify(gap)).fault).toEqual({ seq: 5, kind: 'edited' });
    await tamper(first, 'delete from audit_entries where org_id = $org and seq = 1');
    expect((await verify(first)).fault).toEqual({ seq: 1, kind: 'removed' });
  });

  it('shows that the end was cut, also when the head was set back', async () => {
    const tenant = await trail(8);
    await tamper(tenant, 'delete from audit_entries where org_id = $org and seq > 6');
    expect(await verify(tenant)).toEqual({ entries: 6, fault: { seq: 7, kind: 'cut' } });
    await tamper(
      tenant,
      `update audit_heads h set seq = 6, mac = e.mac from audit_entries e
       where h.org_id = $org and e.org_id = $org and e.seq = 6`,
    );
    expect((await verify(tenant)).fault).toEqual({ seq: 7, kind: 'cut' });
    await tamper(tenant, 'delete from audit_entries where org_id = $org');
    await tamper(tenant, 'delete from audit_heads where org_id = $org');
    expect(await verify(tenant)).toEqual({ entries: 0, fault: { seq: 1, kind: 'cut' } });
  });

  it('cannot be changed by the API itself', async () => {
    const tenant = await trail(3);
    for (const statement of [
      sql.unsafe`update audit_entries set action = 'x.y' where seq = 1`,
      sql.unsafe`delete from audit_entries where seq = 1`,
      sql.unsafe`truncate audit_entries`,
      sql.unsafe`delete from audit_heads`,
    ]) {
      const attempt = app.kernel.db.tenant(tenant.organization.id, (tx) => tx.query(statement));
      await expect(attempt).rejects.toThrow(/denied/);
    }
    expect((await verify(tenant)).fault).toBeNull();
  });

  it('holds no secret and no content, and only what can be checked again', async () => {
    const tenant = await registerTenant(app);
    const hostile = {
      password: 'three blue ladders',
      api_key: 'sk-123',
      nested: { refresh_token: 'abc', note: `a\u0000b\ud800c ${'x'.repeat(500)}` },
      deep: { a: { b: { c: { d: 'too deep' } } } },
      many: Array.from({ length: 100 }, (_, at) => at),
      numbers: [1e21, -0, 1e-7, Number.NaN, Infinity, 0.1 + 0.2],
      nothing: undefined,
      content: 'what somebody wrote',
      __proto__: { polluted: true },
    };
    await append(tenant, 'thing.hostile', hostile);
    expect((await verify(tenant)).fault).toBeNull();
    const [entry] = (await tenant.owner.api('GET /audit-entries', { query: { limit: 1 } })).data;
    const kept = JSON.stringify(entry?.after);
    expect(kept).not.toMatch(/ladders|sk-123|"abc"|somebody wrote|too deep/);
    expect(kept.length).toBeLessThan(1_500);
    expect(entry?.after).toMatchObject({ password: '[redacted]', nested: { refresh_token: '[redacted]' } });
  });

  it('writes one text for one value', () => {
    expect(canonical(redact({ b: [1, { d: null, c: 'x' }], a: true }))).toBe('{"a":true,"b":[1,{"c":"x","d":null}]}');
  });
});

describe('GET /audit-entries', () => {
  it('shows owners and admins who changed what, newest first, page by page', async () => {
    const tenant = await registerTenant(app);
    await tenant.owner.api('PATCH /organization', { body: { name: 'Renamed' } });
    const first = await tenant.owner.api('GET /audit-entries', { query: { limit: 2 } });
    expect(first.data.map(({ action }) => action)).toEqual(['organization.updated', 'session.started']);
    expect(first.data[0]).toMatchObject({
      seq: 3,
      actor: { user_id: tenant.owner.user_id, name: 'Olive Owner' },
      subject: { type: 'organization', id: tenant.organization.id },
      before: { name: `Tenant ${tenant.slug}` },
      after: { name: 'Renamed' },
      ip: '127.0.0.1',
    });
    const cursor = first.meta.next_cursor ?? '';
    const rest = await tenant.owner.api('GET /audit-entries', { query: { cursor } });
    expect(rest.data.map(({ action }) => action)).toEqual(['organization.registered']);
    expect(rest.meta.next_cursor).toBeNull();
    expect((await tenant.owner.api('GET /audit-entries', { query: { cursor: 'x' } })).status).toBe(422);
  });

  it('is for nobody else', async () => {
    const tenant = await registerTenant(app);
    for (const role of ['agent', 'member', 'client'] as const) {
      const { api } = await addMember(app, tenant, role);
      expect((await api('GET /audit-entries')).error?.code).toBe('forbidden');
    }
  });
});

describe('npm run audit:verify', () => {
  const program = fileURLToPath(new URL('../../audit-verify.ts', import.meta.url));
  const key = Buffer.from(new Uint8Array(32)).toString('base64');
  const run = (url: string, encryptionKey?: string) =>
    promisify(execFile)(process.execPath, [program], {
      env: { PATH: process.env['PATH'], DATABASE_URL: url, ...(encryptionKey && { ENCRYPTION_KEY: encryptionKey }) },
    }).then(
      ({ stdout }) => ({ code: 0, stdout }),
      (failed: { code: number; stdout: string }) => ({ code: failed.code, stdout: failed.stdout }),
    );

  it('walks every organization, and names the one whose trail is broken', async () => {
    const own = await startApp();
    const [whole, broken] = [await registerTenant(own), await registerTenant(own)];
    expect((await run(own.database.url)).code).toBe(0);
    await own.database.admin(`update audit_entries set action = 'a.b' where org_id = $1 and seq = 2`, [
      broken.organization.id,
    ]);
    const { code, stdout } = await run(own.database.url);
    expect(code).toBe(1);
    expect(stdout).toContain(`${whole.slug}: whole, 2 entries`);
    expect(stdout).toContain(`${broken.slug}: entry 2 was edited after it was written; the 1 before it are whole`);
    expect((await run(own.database.url, key)).code).toBe(1);
    await own.close();
  });
});
