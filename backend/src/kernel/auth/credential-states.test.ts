import { pino } from 'pino';
import { expect, test } from 'vitest';
import { createFanout } from '../events/fanout.ts';
import { CredentialStates } from './credential-states.ts';

/** A fake table with the credentials of one organization, and the sizes of the statements that read it. */
function table() {
  const rows = new Map<string, { role: string }>();
  const statements: number[] = [];
  let until: Promise<unknown> = Promise.resolve();
  const states = new CredentialStates(createFanout(null, pino({ level: 'silent' })), 'dropped', async (_, ids) => {
    statements.push(ids.length);
    const read = new Map(ids.flatMap((id) => (rows.has(id) ? [[id, rows.get(id) ?? { role: '' }] as const] : [])));
    await until;
    return read;
  });
  return { rows, statements, states, slow: (promise: Promise<unknown>) => void (until = promise) };
}

test('a thousand that are looked at together are read a hundred in a statement, and then not at all', async () => {
  const { rows, statements, states } = table();
  const ids = Array.from({ length: 1_000 }, (_, at) => `session-${at}`);
  for (const id of ids.slice(1)) rows.set(id, { role: id });
  const portions = Array.from({ length: 10 }, (_, at) => ids.slice(at * 100, at * 100 + 100));
  for (const portion of portions) await Promise.all(portion.map((id) => states.find('acme', id)));
  expect(statements.length).toBeLessThanOrEqual(20);
  expect(await states.find('acme', 'session-0')).toBeNull();
  expect(await states.find('acme', 'session-7')).toEqual({ role: 'session-7' });
  expect(statements.length).toBeLessThanOrEqual(20);
});

test('what is dropped while it is read is read again, and is not kept as it was', async () => {
  const { rows, states, slow } = table();
  rows.set('one', { role: 'admin' });
  const { promise, resolve } = Promise.withResolvers<void>();
  slow(promise);
  const before = states.find('acme', 'one');
  rows.set('one', { role: 'client' });
  await states.drop('acme', ['one']);
  const after = states.find('acme', 'one');
  resolve();
  expect(await before).toEqual({ role: 'admin' });
  expect(await after).toEqual({ role: 'client' });
  expect(await states.find('acme', 'one')).toEqual({ role: 'client' });
});

test('who watches is told when it is forgotten, so that a look finds what is new', async () => {
  const { rows, states } = table();
  await states.start();
  rows.set('one', { role: 'admin' });
  await states.find('acme', 'one');
  const { promise, resolve } = Promise.withResolvers<unknown>();
  states.watch((orgId, ids) => resolve(states.find(orgId, ids[0] ?? '')));
  rows.delete('one');
  await states.drop('acme', ['one']);
  expect(await promise).toBeNull();
});
