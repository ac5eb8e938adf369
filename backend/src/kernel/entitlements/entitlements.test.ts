import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startApp, type TestApp } from '../../../../tests/support/app.ts';
import { registerTenant } from '../../../../tests/support/tenants.ts';
import { defineMeter, definePlanFeature, defineTotal } from './entitlement.ts';
import { assertPlans } from './assert-plans.ts';
import { consume, has, limit, release, requireFeature, reserve, settle } from './entitlements.ts';

const boats = defineTotal('boats', (standing) => `The plan allows ${standing.limit} boats.`);
const miles = defineMeter('miles', ({ resetsAt }) => `No more miles before ${resetsAt}.`);
const radar = definePlanFeature('radar', () => 'Radar comes with Premium.');

let app: TestApp;
/** A tenant of the plan `free`, which allows 9 boats and 90 miles. */
const newTenant = async () => (await registerTenant(app)).organization.id;
const inTenant: TestApp['kernel']['db']['tenant'] = (...args) => app.kernel.db.tenant(...args);
const standing = (orgId: string, allowance: typeof boats | typeof miles) =>
  inTenant(orgId, (tx) => limit(tx, allowance));
const outcomes = async (all: readonly Promise<unknown>[]) => {
  const settled = await Promise.allSettled(all);
  const refused = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason as { code: string }] : []));
  return { allowed: all.length - refused.length, refused };
};

beforeAll(async () => {
  app = await startApp();
  await app.database.admin(`
    insert into limits (plan, kind, amount)
    select id, kind, case id when 'free' then amount end
    from plans, (values ('boats', 9), ('miles', 90)) as k (kind, amount);
    insert into plan_features (plan, feature) values ('premium', 'radar'), ('enterprise', 'radar')`);
});
afterAll(() => app.close());

describe('a total', () => {
  test('is never passed by parallel calls, and what goes makes room', async () => {
    const orgId = await newTenant();
    const take = () => inTenant(orgId, (tx) => consume(tx, boats));
    const { allowed, refused } = await outcomes(Array.from({ length: 30 }, take));
    expect(allowed).toBe(9);
    expect(refused[0]).toMatchObject({
      code: 'plan_limit',
      status: 402,
      message: 'The plan allows 9 boats.',
      fields: { kind: 'boats', limit: 9, used: 9 },
    });
    await inTenant(orgId, (tx) => release(tx, boats, 2));
    expect(await standing(orgId, boats)).toEqual({ limit: 9, used: 7, reserved: 0, resetsAt: null });
    await expect(inTenant(orgId, (tx) => consume(tx, boats, 3))).rejects.toMatchObject({ code: 'plan_limit' });
    await inTenant(orgId, (tx) => consume(tx, boats, 2));
    expect(await standing(orgId, boats)).toMatchObject({ used: 9 });
  });

  test('counts nothing where the transaction is undone, and never less than none', async () => {
    const orgId = await newTenant();
    const undone = inTenant(orgId, async (tx) => {
      await consume(tx, boats, 5);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    await inTenant(orgId, (tx) => release(tx, boats, 5));
    expect(await standing(orgId, boats)).toMatchObject({ used: 0 });
  });

  test('that is beyond a smaller plan stays, and only grows no more', async () => {
    const orgId = await newTenant();
    await app.database.admin(`update organizations set plan = 'enterprise' where id = $1`, [orgId]);
    await inTenant(orgId, (tx) => consume(tx, boats, 50));
    expect(await standing(orgId, boats)).toMatchObject({ limit: null, used: 50 });
    await app.database.admin(`update organizations set plan = 'free' where id = $1`, [orgId]);
    await inTenant(orgId, (tx) => release(tx, boats));
    await expect(inTenant(orgId, (tx) => consume(tx, boats))).rejects.toMatchObject({
      fields: { kind: 'boats', limit: 9, used: 49 },
    });
  });
});

describe('a meter', () => {
  test('is never passed by calls that consume and calls that reserve', async () => {
    const orgId = await newTenant();
    const calls = Array.from({ length: 40 }, (_, n) =>
      inTenant(orgId, async (tx) => {
        if (n % 2 === 0) await consume(tx, miles, 5);
        else await reserve(tx, miles, { least: 5, wanted: 5 });
      }),
    );
    const { allowed, refused } = await outcomes(calls);
    expect(allowed).toBe(18);
    expect(refused[0]).toMatchObject({
      code: 'quota_exceeded',
      status: 429,
      fields: { kind: 'miles', scope: 'organization', limit: 90, used: 90, resets_at: expect.stringMatching(/-01T00/) },
    });
    const { used, reserved } = await standing(orgId, miles);
    expect(used + reserved).toBe(90);
  });

  test('gives as much as is left, and takes back what was not used', async () => {
    const orgId = await newTenant();
    const first = await inTenant(orgId, (tx) => reserve(tx, miles, { least: 10, wanted: 70 }));
    const second = await inTenant(orgId, (tx) => reserve(tx, miles, { least: 10, wanted: 70 }));
    expect([first.amount, second.amount]).toEqual([70, 20]);
    const third = inTenant(orgId, (tx) => reserve(tx, miles, { least: 10, wanted: 70 }));
    await expect(third).rejects.toMatchObject({ code: 'quota_exceeded', fields: { used: 90 } });
    await inTenant(orgId, (tx) => settle(tx, miles, first, 15));
    expect(await standing(orgId, miles)).toMatchObject({ used: 15, reserved: 20 });
    await expect(inTenant(orgId, (tx) => settle(tx, miles, second, 21))).rejects.toThrow(RangeError);
  });

  test('takes no more than its part of what is left, where others shall find some', async () => {
    const orgId = await newTenant();
    const share = { least: 1, wanted: 70, oneIn: 10 };
    expect(await inTenant(orgId, (tx) => reserve(tx, miles, share))).toMatchObject({ amount: 9 });
  });
});

test('a plan has a feature or lacks it, from the next request after it changed', async () => {
  const orgId = await newTenant();
  const tenant = async () => (await app.kernel.tenants.byId(orgId))!;
  expect(has(await tenant(), radar)).toBe(false);
  await expect((async () => requireFeature(await tenant(), radar))()).rejects.toMatchObject({
    code: 'plan_limit',
    message: 'Radar comes with Premium.',
    fields: { kind: 'radar' },
  });
  await app.database.admin(`update organizations set plan = 'premium' where id = $1`, [orgId]);
  await expect.poll(async () => has(await tenant(), radar)).toBe(true);
});

test('a total or meter of which a plan says nothing stops the start', async () => {
  const { db } = app.kernel;
  await assertPlans(db, [boats, miles, radar, ...app.kernel.declarations.entitlements]);
  const ports = defineTotal('ports', () => 'No more ports.');
  await expect(assertPlans(db, [boats, ports])).rejects.toThrow('ports of the plan free');
});
