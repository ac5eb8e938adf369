import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../../../../tests/support/app.ts';
import { addMember, password, registerTenant, type TestTenant } from '../../../../tests/support/tenants.ts';
import { z } from 'zod';
import { sql } from '../db/sql.ts';
import { defineEvent } from '../events/event-type.ts';
import { canonical, redact } from './canonical.ts';

let app: TestApp;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const verify = (tenant: TestTenant) =>
  app.kernel.db.tenant(tenant.organization.id, (tx) => app.kernel.audit.verify(tx), { readOnly: true });

const thingChanged = defineEvent('thing.changed', {
  payload: z.strictObject({ thing_id: z.string() }),
  subject: ({ thing_id }) => thing_id,
});

function append(tenant: TestTenant, after: Record<string, unknown> = {}) {
  return app.kernel.db.tenant(tenant.organization.id, (tx) =>
    app.kernel.audit.record(tx, { actor: null, ip: null }, thingChanged({ thing_id: '1' }), { after }),
  );
}

/** A tenant with an audit trail of `length` entries. */
async function trail(length: number): Promise<TestTenant> {
  const tenant = await registerTenant(app);
  for (let seq = 3; seq <= length; seq += 1) await append(tenant, { seq, price: 12.5, name: 'Ünïcödé' });
  expect(await verify(tenant)).toEqual({ entries: length, faults: [], acknowledged: 0 });
  return tenant;
}

/** Appends an entry through the database function without the key, as an SQL injection could. */
const forge = (tenant: TestTenant, { at = 'now', after = 'null' } = {}) =>
  app.kernel.db.tenant(tenant.organization.id, (tx) =>
    tx.query(sql.unsafe`
      select app.append_audit_entry(app.uuid_v7(), seq + 1, null, null, 'member.promoted', 'member', '1', null,
        ${after}::jsonb, null, ${at}::timestamptz, mac, mac, mac) from app.lock_audit_chain()`),
  );

/** Entries that a verifier cannot parse: invalid times, details nested without end. */
const unreadable: readonly { at?: string; after?: string }[] = [
  { at: 'infinity' },
  { at: '4000-01-01 BC' },
  { at: '294276-01-01' },
  { after: `{"a": 1${'0'.repeat(400)}}` },
  { after: '['.repeat(6_000) + ']'.repeat(6_000) },
  { after: JSON.stringify('x'.repeat(300_000)) },
];

const tamper = (tenant: TestTenant, statement: string) =>
  app.database.admin(statement.replaceAll('$org', `'${tenant.organization.id}'`));

describe('the audit trail', () => {
  it('numbers what many do at once without gap or fork', async () => {
    const tenant = await registerTenant(app);
    await Promise.all(Array.from({ length: 60 }, () => append(tenant)));
    expect(await verify(tenant)).toEqual({ entries: 62, faults: [], acknowledged: 0 });
  });

  it('keeps nothing of a change that was rolled back', async () => {
    const tenant = await trail(4);
    const failed = app.kernel.db.tenant(tenant.organization.id, async (tx) => {
      await app.kernel.audit.record(tx, { actor: null, ip: null }, thingChanged({ thing_id: '1' }));
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    expect(await verify(tenant)).toEqual({ entries: 4, faults: [], acknowledged: 0 });
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
    expect((await verify(tenant)).faults).toEqual([{ seq: 5, kind: 'edited' }]);
  });

  it('shows which entry was removed, also when the rest moved up', async () => {
    const [gap, first] = [await trail(8), await trail(8)];
    await tamper(gap, 'delete from audit_entries where org_id = $org and seq = 5');
    expect((await verify(gap)).faults).toEqual([{ seq: 5, kind: 'removed' }]);
    await tamper(gap, 'update audit_entries set seq = seq - 1 where org_id = $org and seq > 5');
    expect((await verify(gap)).faults[0]).toEqual({ seq: 5, kind: 'edited' });
    await tamper(first, 'delete from audit_entries where org_id = $org and seq = 1');
    expect((await verify(first)).faults).toEqual([{ seq: 1, kind: 'removed' }]);
  });

  it('shows that the end was cut, also when the head was set back', async () => {
    const tenant = await trail(8);
    await tamper(tenant, 'delete from audit_entries where org_id = $org and seq > 6');
    expect(await verify(tenant)).toEqual({ entries: 6, faults: [{ seq: 7, kind: 'cut' }], acknowledged: 0 });
    await tamper(
      tenant,
      `update audit_heads h set seq = 6, mac = e.mac from audit_entries e
       where h.org_id = $org and e.org_id = $org and e.seq = 6`,
    );
    expect((await verify(tenant)).faults).toEqual([{ seq: 7, kind: 'cut' }]);
    await tamper(tenant, 'delete from audit_entries where org_id = $org');
    await tamper(tenant, 'delete from audit_heads where org_id = $org');
    expect(await verify(tenant)).toEqual({ entries: 0, faults: [{ seq: 1, kind: 'cut' }], acknowledged: 0 });
  });

  it('cannot be changed by the API itself', async () => {
    const tenant = await trail(3);
    for (const statement of [
      sql.unsafe`update audit_entries set action = 'x.y' where seq = 1`,
      sql.unsafe`delete from audit_entries where seq = 1`,
      sql.unsafe`insert into audit_entries (org_id, id, seq, action, subject_type, subject_id, at, mac, previous_mac)
        select org_id, app.uuid_v7(), seq + 1, action, subject_type, subject_id, at, mac, mac from audit_entries where seq = 3`,
      sql.unsafe`update audit_heads set seq = 99`,
      sql.unsafe`delete from audit_heads`,
    ]) {
      const attempt = app.kernel.db.tenant(tenant.organization.id, (tx) => tx.query(statement));
      await expect(attempt).rejects.toThrow(/denied/);
    }
    expect((await verify(tenant)).faults).toEqual([]);
  });

  it.each(unreadable)('takes no forged entry that would keep the trail from being read (%#)', async (forged) => {
    const tenant = await trail(3);
    await expect(forge(tenant, forged)).rejects.toThrow(/check integrity constraint/);
    expect((await verify(tenant)).faults).toEqual([]);
    expect((await tenant.owner.api('GET /audit-entries')).status).toBe(200);
  });

  it('names such an entry where it stands all the same', async () => {
    const own = await startApp();
    await own.database.admin(`alter table audit_entries drop constraint audit_entries_at,
      drop constraint audit_entries_before, drop constraint audit_entries_after`);
    const { organization } = await registerTenant(own);
    const places = [...unreadable.keys()].map((at) => at + 3);
    for (const [index, { at = 'now', after = 'null' }] of unreadable.entries()) {
      await own.database.admin(
        `insert into audit_entries (org_id, id, seq, action, subject_type, subject_id, after, at, mac, previous_mac)
           select org_id, app.uuid_v7(), $1, 'a.b', 'a', 'a', $2, $3, mac, mac from audit_heads`,
        [places[index], after, at],
      );
    }
    const { faults } = await own.kernel.db.tenant(organization.id, (tx) => own.kernel.audit.verify(tx));
    expect(faults.filter(({ kind }) => kind === 'edited').map(({ seq }) => seq)).toEqual(places);
    await own.close();
  });

  it('names a forged entry, and goes on behind it', async () => {
    const tenant = await trail(3);
    await forge(tenant);
    await tenant.owner.api('PATCH /organization', { body: { name: 'Renamed' } });
    expect(await verify(tenant)).toEqual({ entries: 5, faults: [{ seq: 4, kind: 'edited' }], acknowledged: 0 });
    const { status } = await tenant.owner.api('POST /auth/login', {
      body: { email: tenant.owner.email, password },
    });
    expect(status).toBe(200);
  });

  it.each([
    ['removed', `delete from audit_heads where org_id = $org`],
    ['set back', `update audit_heads set seq = 2, mac = decode(repeat('00', 32), 'hex') where org_id = $org`],
    ['set ahead', `update audit_heads set seq = 90 where org_id = $org`],
  ])('takes entries also where its head was %s', async (_, statement) => {
    const tenant = await trail(5);
    await tamper(tenant, statement);
    await append(tenant);
    expect((await verify(tenant)).entries).toBe(6);
  });

  it('is repaired by an entry of its own, which says what was wrong', async () => {
    const tenant = await trail(6);
    await forge(tenant);
    await tamper(tenant, 'delete from audit_entries where org_id = $org and seq in (4, 5)');
    await tamper(tenant, `update audit_heads set seal = mac where org_id = $org`);
    const faults = [
      { seq: 4, kind: 'removed' },
      { seq: 7, kind: 'edited' },
      { seq: 8, kind: 'cut' },
    ];
    expect(await verify(tenant)).toEqual({ entries: 5, faults, acknowledged: 0 });
    const repaired = app.kernel.db.tenant(tenant.organization.id, (tx) => app.kernel.audit.repair(tx));
    expect(await repaired).toEqual(faults);
    expect(await verify(tenant)).toEqual({ entries: 6, faults: [], acknowledged: 2 });
    const [entry] = (await tenant.owner.api('GET /audit-entries', { query: { limit: 1 } })).data;
    expect(entry).toMatchObject({ action: 'audit.repaired', seq: 8, after: { faults } });
    await tamper(tenant, `update audit_entries set after = null where org_id = $org and seq = 8`);
    expect((await verify(tenant)).faults).toHaveLength(3);
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
    await append(tenant, hostile);
    expect((await verify(tenant)).faults).toEqual([]);
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
  const program = fileURLToPath(new URL('../../commands/audit-verify.ts', import.meta.url));
  const key = Buffer.from(new Uint8Array(32)).toString('base64');
  const run = (url: string, encryptionKey?: string, ...args: string[]) =>
    promisify(execFile)(process.execPath, [program, ...args], {
      env: {
        PATH: process.env['PATH'],
        DATABASE_URL: url,
        // No server listens here: verification needs no Redis.
        REDIS_URL: 'redis://127.0.0.1:1',
        ...(encryptionKey && { ENCRYPTION_KEY: encryptionKey }),
      },
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
    expect(stdout).toContain(`${broken.slug}: damaged, 2 entries\n  entry 2 was edited after it was written`);
    expect((await run(own.database.url, key)).code).toBe(1);
    // A number that no JavaScript number can hold: this trail cannot be read; the others are verified.
    await own.database.admin(
      `update audit_entries set seq = 9007199254740993 where org_id = (
         select id from organizations order by slug limit 1) and seq = 2`,
    );
    const walked = await run(own.database.url);
    expect(walked.code).toBe(1);
    expect(walked.stdout).toMatch(/: could not be read: .*\n.*: (?:whole|damaged), 2 entries/);
    await own.database.admin('update audit_entries set seq = 2 where seq = 9007199254740993');
    expect((await run(own.database.url, undefined, 'repair', broken.slug)).stdout).toContain('acknowledged');
    expect(await run(own.database.url)).toMatchObject({ code: 0, stdout: expect.stringContaining('1 known faults') });
    await own.close();
  });
});
