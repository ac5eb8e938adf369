import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { startApp, type AppOptions, type TestApp } from '../../../../tests/support/app.ts';
import { eventually } from '../../../../tests/support/eventually.ts';
import { createDatabase, type TestDatabase } from '../../../../tests/support/postgres.ts';
import { startRedis, type TestRedis } from '../../../../tests/support/redis.ts';
import { registerTenant } from '../../../../tests/support/tenants.ts';
import { sql } from '../db/sql.ts';
import { defineModule, type Module } from '../module.ts';
import { defineEvent, type DomainEvent, type NewEvent } from './event-type.ts';
import { subscribe, subscribeToAll, type Subscriber } from './subscriber.ts';

const mark = { payload: z.strictObject({ thing: z.string(), n: z.int() }), subject: (p: { thing: string }) => p.thing };
const changed = defineEvent('thing.changed', mark);
const removed = defineEvent('thing.removed', mark);

interface Delivery {
  by: string;
  event: DomainEvent;
  /** The organizations that row-level security lets the subscriber see. */
  orgIds: readonly string[];
}
const subscribing = (name: string, ...subscribers: Subscriber[]) =>
  defineModule({ name, create: () => ({ subscribers }) });

let redis: TestRedis;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.remove());

// The drivers run concurrently, each with a database of its own; the tests of one run in order.
describe.concurrent.each(['postgres', 'redis'] as const)('events, with jobs over %s', (driver) => {
  describe('in turn', { concurrent: false }, () => {
    proveDriver(driver);
  });
});

function proveDriver(driver: 'postgres' | 'redis'): void {
  let database: TestDatabase;
  let acme: string;
  let globex: string;
  const running: TestApp[] = [];
  let delivered: Delivery[] = [];
  const of = (by: string) => delivered.filter((one) => one.by === by).map(({ event }) => event);

  const recordAs =
    (by: string, failsFor: (event: DomainEvent) => boolean = () => false) =>
    async (event: DomainEvent, tx: Parameters<Subscriber['handle']>[1]) => {
      if (failsFor(event)) throw new Error('not this time');
      const orgIds = await tx.anyFirst(sql.type(z.object({ id: z.string() }))`select id from organizations`);
      delivered.push({ by, event, orgIds });
    };

  async function start(modules: readonly Module[], env: AppOptions['env'] = {}): Promise<TestApp> {
    const place = driver === 'redis' ? { redisUrl: redis.url, redisPrefix: `test-${database.name}` } : {};
    const app = await startApp({ database, modules, env: { ...place, ...env } });
    running.push(app);
    return app;
  }
  const emit = ({ kernel }: TestApp, orgId: string, ...events: NewEvent[]) =>
    kernel.db.tenant(orgId, async (tx) => {
      for (const event of events) await kernel.events.emit(tx, event);
    });

  beforeAll(async () => {
    database = await createDatabase();
    const app = await startApp({ database, env: { role: 'web' } });
    [acme, globex] = [(await registerTenant(app)).organization.id, (await registerTenant(app)).organization.id];
    await app.close();
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((app) => app.close()));
    await database.admin('truncate jobs, outbox, event_subscribers');
    delivered = [];
  });
  afterAll(() => database.drop());

  test('an event reaches each of its subscribers once, in a transaction of its own organization', async () => {
    const app = await start([
      subscribing(
        'subscribing',
        subscribe('test.first', [changed, removed], recordAs('first')),
        subscribe('test.second', [changed], recordAs('second')),
      ),
    ]);
    await emit(app, acme, changed({ thing: 'a', n: 1 }));
    await emit(app, globex, removed({ thing: 'b', n: 2 }));
    await eventually(() => delivered.length === 3, 'three deliveries');
    expect(of('second')).toMatchObject([
      {
        orgId: acme,
        type: 'thing.changed',
        version: 1,
        payload: { thing: 'a', n: 1 },
        subject: { type: 'thing', id: 'a' },
      },
    ]);
    for (const { event, orgIds } of delivered) expect(orgIds).toEqual([event.orgId]);
  });

  test('an event of a transaction that was rolled back never happened', async () => {
    const app = await start([subscribing('subscribing', subscribe('test.first', [changed], recordAs('first')))]);
    const failing = app.kernel.db.tenant(acme, async (tx) => {
      await app.kernel.events.emit(tx, changed({ thing: 'a', n: 1 }));
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    await emit(app, acme, changed({ thing: 'a', n: 2 }));
    await eventually(() => delivered.length === 1, 'the later event');
    expect(of('first')[0]?.payload).toEqual({ thing: 'a', n: 2 });
  });

  test('a poison event holds up nobody: its one subscriber tries again and gives up, all else arrives', async () => {
    const poisoned = subscribe(
      'test.poisoned',
      [changed],
      recordAs('poisoned', ({ payload }) => payload['n'] === 0),
      { attempts: 2 },
    );
    const app = await start([
      subscribing('subscribing', poisoned, subscribe('test.fine', [changed], recordAs('fine'))),
    ]);
    await emit(app, acme, changed({ thing: 'a', n: 0 }), changed({ thing: 'a', n: 1 }));
    // An event that no code here writes: its payload matches no schema.
    await database.admin(`
      insert into outbox (org_id, id, type, payload, subject_type, subject_id)
      values ('${acme}', app.uuid_v7(), 'thing.changed', '{"nested": {"no": "schema"}}', 'thing', 'a')`);
    await emit(app, acme, changed({ thing: 'a', n: 2 }));
    await eventually(() => of('fine').length === 3 && of('poisoned').length === 2, 'what is not poison');
    await eventually(
      async () => {
        const letters = await app.kernel.jobs.dead(10);
        return letters.some(({ name, error }) => name === 'event:test.poisoned' && error === 'not this time');
      },
      'the dead letter',
      20_000,
    );
  });

  test('events of one thing arrive in their order where a subscriber asks for it, also after a failure', async () => {
    let failures = 1;
    const fails = ({ payload }: DomainEvent) => payload['n'] === 3 && failures-- > 0;
    const app = await start([
      subscribing('subscribing', subscribe('test.ordered', [changed], recordAs('ordered', fails), { inOrder: true })),
    ]);
    for (let n = 1; n <= 6; n += 1)
      await emit(app, acme, changed({ thing: 'a', n }), changed({ thing: 'b', n: n + 100 }));
    await eventually(() => delivered.length === 12, 'all of them', 20_000);
    const inOrder = (thing: string) =>
      of('ordered')
        .filter(({ payload }) => payload['thing'] === thing)
        .map(({ payload }) => payload['n']);
    expect(inOrder('a')).toEqual([1, 2, 3, 4, 5, 6]);
    expect(inOrder('b')).toEqual([101, 102, 103, 104, 105, 106]);
  });

  test('in a roll-out, what only the new process subscribes to reaches it though the old one relays, and what each does is done', async () => {
    const old = await start([subscribing('old', subscribe('test.old', [changed], recordAs('old')))]);
    const fresh = await start([
      subscribing(
        'old',
        subscribe('test.old', [changed], recordAs('old')),
        subscribe('test.new', [changed, removed], recordAs('new')),
      ),
    ]);
    // Whichever process relays, and whichever takes the job.
    for (let n = 0; n < 4; n += 1)
      await emit(n % 2 ? old : fresh, acme, changed({ thing: 'a', n }), removed({ thing: 'a', n }));
    await eventually(() => of('new').length === 8 && of('old').length === 4, 'both get all that is theirs', 30_000);
    expect(await old.kernel.jobs.dead(10)).toEqual([]);
  });

  test('who subscribes to all also gets what no module here declares', async () => {
    const app = await start([subscribing('subscribing', subscribeToAll('test.all', recordAs('all')))]);
    await emit(app, acme, changed({ thing: 'a', n: 1 }), removed({ thing: 'a', n: 2 }));
    await eventually(() => of('all').length === 2, 'both');
    expect(
      of('all')
        .map(({ type }) => type)
        .toSorted(),
    ).toEqual(['thing.changed', 'thing.removed']);
  });

  test('a hundred events emitted at once all arrive, none twice', async () => {
    const app = await start([subscribing('subscribing', subscribe('test.many', [changed], recordAs('many')))]);
    await Promise.all(
      Array.from({ length: 100 }, (_, n) => emit(app, n % 2 ? acme : globex, changed({ thing: 'many', n }))),
    );
    await eventually(() => delivered.length >= 100, 'a hundred deliveries', 20_000);
    expect(new Set(delivered.map(({ event }) => event.payload['n'])).size).toBe(100);
    await eventually(async () => (await database.admin('select from jobs')).length === 0, 'nothing is left to do');
    expect(delivered).toHaveLength(100);
  });
}
