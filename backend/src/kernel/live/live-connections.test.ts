import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import type { Actor } from '../auth/actor.ts';
import { createSemaphore } from '../limits/semaphore.ts';
import { createMetrics } from '../metrics.ts';
import type { LiveOwner } from './live-connection.ts';
import { LiveConnections } from './live-connections.ts';

/** A registry with a tenth of the caps in budgets.ts: 2 streams of a person, 20 of an address, 50 of an organization. */
function registry() {
  const places = createSemaphore(null, pino({ level: 'silent' }));
  const tenants = { byId: () => Promise.resolve(null), watch: () => undefined };
  const authenticators = { current: (actor: Actor) => Promise.resolve(actor), watch: () => undefined };
  const live = new LiveConnections({ places, tenants, authenticators, scale: 0.1 }, createMetrics());
  onTestFinished(() => live.close());
  return {
    open: (owner: LiveOwner) => live.open('stream', owner),
    openSocket: (owner: LiveOwner) => live.open('socket', owner),
  };
}

const reader = (userId: string | null, address: string, orgId = 'acme'): LiveOwner => ({
  address,
  tenant: null,
  actor: userId === null ? null : actorOf(userId, orgId),
});
const actorOf = (userId: string, orgId: string): Actor => ({
  orgId,
  userId,
  keyId: null,
  sessionId: null,
  credential: null,
  role: 'member',
  status: 'active',
  permissions: new Set(),
  scopes: null,
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
  // A person of the same id in another organization.
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
  // Refused connections held no permit of the person or the address either.
  all[0]?.close();
  await open(60, 'acme');
});

test('sockets have places of their own', async () => {
  const streams = registry();
  await streams.open(reader('ann', '192.0.2.1'));
  await streams.open(reader('ann', '192.0.2.1'));
  for (let at = 0; at < 3; at += 1) await streams.openSocket(reader('ann', '192.0.2.1'));
  await expect(streams.openSocket(reader('ann', '192.0.2.1'))).rejects.toMatchObject({
    fields: { budget: 'sockets', scope: 'user', limit: 3 },
  });
});
