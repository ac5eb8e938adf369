import { pino } from 'pino';
import { expect, test } from 'vitest';
import { createMetrics } from '../metrics.ts';
import { createSemaphore } from './semaphore.ts';
import { StreamRegistry, type StreamReader } from './stream-registry.ts';

/** A person may have 2 open, an address 20, an organization 50: a tenth of what stands in budgets.ts. */
function registry(): StreamRegistry {
  return new StreamRegistry(createSemaphore(null, pino({ level: 'silent' })), 0.1, createMetrics());
}

const reader = (actorId: string | null, address: string, orgId: string | null = 'acme'): StreamReader => ({
  address,
  orgId: actorId === null ? null : orgId,
  actorId,
  sessionId: null,
});
const refused = (scope: string, limit: number) => ({
  code: 'rate_limited',
  fields: { budget: 'streams', scope, limit },
});

test('a person has a cap of their own, wherever they read from; who is over it takes nothing of what others have', async () => {
  const streams = registry();
  const first = await streams.open(reader('ann', '192.0.2.1'));
  await streams.open(reader('ann', '192.0.2.2'));
  for (let at = 0; at < 100; at += 1)
    await expect(streams.open(reader('ann', '192.0.2.3'))).rejects.toMatchObject(refused('user', 2));
  await streams.open(reader('bob', '192.0.2.3'));
  // A namesake elsewhere.
  await streams.open(reader('ann', '192.0.2.3', 'globex'));
  first.close();
  first.close();
  await streams.open(reader('ann', '192.0.2.3'));
  await expect(streams.open(reader('ann', '192.0.2.3'))).rejects.toMatchObject(refused('user', 2));
});

test('an address has a cap, signed in or not, with all of the network that is one subscriber’s', async () => {
  const streams = registry();
  for (let at = 1; at <= 20; at += 1) await streams.open(reader(at % 2 ? null : `user-${at}`, `2001:db8::${at}`));
  await expect(streams.open(reader(null, '2001:db8::ff'))).rejects.toMatchObject(refused('ip', 20));
  await expect(streams.open(reader('ann', '2001:db8::ff'))).rejects.toMatchObject(refused('ip', 20));
  await streams.open(reader('ann', '2001:db8:0:1::1'));
});

test('an organization has a share, which is of no concern to the others', async () => {
  const streams = registry();
  const open = (at: number, org: string) => streams.open(reader(`user-${at}`, `198.51.100.${at}`, org));
  const all = await Promise.all(Array.from({ length: 50 }, (_, at) => open(at, 'acme')));
  await expect(open(60, 'acme')).rejects.toMatchObject(refused('org', 50));
  await open(60, 'globex');
  // What was refused took no place of the person's or the address's either.
  all[0]?.close();
  await open(60, 'acme');
});
