import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { startApp, type TestApp } from '../../../../tests/support/app.ts';
import { eventually } from '../../../../tests/support/eventually.ts';
import { registerTenant, type TestTenant } from '../../../../tests/support/tenants.ts';
import { modules } from '../../modules.ts';
import { sql } from '../db/sql.ts';
import type { Subscriber } from '../module.ts';
import type { DomainEvent } from './outbox.ts';

interface Heard {
  by: string;
  event: DomainEvent;
  /** What row-level security lets the subscriber see. */
  orgIds: readonly string[];
}

const heard: Heard[] = [];
let failuresLeft = 0;

function listener(name: string, on: string[]): Subscriber {
  return {
    name,
    on,
    async handle(event, tx) {
      if (event.payload['fail'] === true && failuresLeft-- > 0) throw new Error('not this time');
      const orgIds = await tx.anyFirst(sql.type(z.object({ id: z.string() }))`select id from organizations`);
      heard.push({ by: name, event, orgIds });
    },
  };
}

const ear = {
  name: 'ear',
  routes: [],
  subscribers: [listener('ear.first', ['test.rang', 'test.other']), listener('ear.second', ['test.rang'])],
};

let app: TestApp;
let acme: TestTenant;
let globex: TestTenant;

beforeAll(async () => {
  app = await startApp({ modules: [...modules, ear] });
  [acme, globex] = await Promise.all([registerTenant(app), registerTenant(app)]);
});
afterAll(() => app.close());

const of = (mark: string) => heard.filter(({ event }) => event.payload['mark'] === mark);

async function emit(tenant: TestTenant, type: string, payload: DomainEvent['payload']): Promise<void> {
  await app.kernel.db.tenant(tenant.organization.id, (tx) => app.kernel.events.emit(tx, type, payload));
}

test('an event reaches each of its subscribers once, in a transaction of its own organization', async () => {
  await emit(acme, 'test.rang', { mark: 'a' });
  await emit(globex, 'test.other', { mark: 'b' });
  await eventually(() => of('a').length === 2 && of('b').length === 1, 'three deliveries');
  expect(
    of('a')
      .map(({ by }) => by)
      .sort(),
  ).toEqual(['ear.first', 'ear.second']);
  for (const { orgIds } of of('a')) expect(orgIds).toEqual([acme.organization.id]);
  expect(of('b')[0]?.orgIds).toEqual([globex.organization.id]);
});

test('an event of a transaction that was rolled back never happened', async () => {
  const failing = app.kernel.db.tenant(acme.organization.id, async (tx) => {
    await app.kernel.events.emit(tx, 'test.rang', { mark: 'undone' });
    throw new Error('changed my mind');
  });
  await expect(failing).rejects.toThrow('changed my mind');
  await emit(acme, 'test.rang', { mark: 'after' });
  await eventually(() => of('after').length === 2, 'the later event');
  expect(of('undone')).toEqual([]);
});

test('a subscriber that fails hears the event again, and the others are not disturbed', async () => {
  failuresLeft = 1;
  await emit(acme, 'test.rang', { mark: 'again', fail: true });
  await eventually(() => of('again').length === 2, 'both subscribers, one of them late');
  expect(new Set(of('again').map(({ by }) => by)).size).toBe(2);
});

test('a hundred events emitted at once all arrive, none twice', async () => {
  await Promise.all(
    Array.from({ length: 100 }, (_, n) => emit(n % 2 ? acme : globex, 'test.other', { mark: 'many', n })),
  );
  await eventually(() => of('many').length === 100, 'a hundred deliveries', 20_000);
  expect(new Set(of('many').map(({ event }) => event.payload['n'])).size).toBe(100);
});
