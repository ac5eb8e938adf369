import { idOf, type Command, type TableFixture } from './fixture.ts';
import { moduleFixtures } from './module-fixtures.ts';

const hash = `\\x${'00'.repeat(32)}`;
const at = '2026-11-01T12:00:00Z';
const readOnly: readonly Command[] = ['select'];
const appendOnly: readonly Command[] = ['select', 'insert'];
const kept: readonly Command[] = ['select', 'insert', 'update'];

/** Tables of the kernel, and of features that are still to come. */
const kernelTables: Record<string, TableFixture> = {
  users: {
    row: (org, n) => ({ id: idOf('users', org, n), email: `user${n}@example.test`, name: 'User' }),
    owner: 'home_org_id',
    touch: 'name',
    api: kept,
    others: { atrium_sign_in: ['select'] },
  },
  audit_entries: {
    row: (org, n) => ({
      id: idOf('audit_entries', org, n),
      seq: n,
      action: 'a.changed',
      subject_type: 'a',
      subject_id: 'a',
      at,
      mac: hash,
      previous_mac: hash,
    }),
    api: readOnly,
  },
  audit_heads: { row: () => ({ seq: 1, mac: hash, seal: hash }), api: readOnly },
  idempotency_keys: {
    row: (_, n) => ({ actor: 'user:a', key: `key-${n}`, route: 'POST /a', request_hash: hash, status: 201 }),
    others: { atrium_relay: ['select', 'delete'] },
  },
  jobs: {
    row: (org, n) => ({
      id: idOf('jobs', org, n),
      name: 'thing.do',
      queue: 'default',
      payload: {},
      max_attempts: 5,
    }),
    others: { atrium_relay: ['select', 'insert', 'update', 'delete'] },
  },
  mail_messages: {
    row: (org, n) => ({
      id: idOf('mail_messages', org, n),
      kind: 'things.told',
      to_address: `user${n}@example.test`,
      locale: 'en',
      key: `key-${n}`,
      payload: {},
      message_id: `<${n}@example.test>`,
    }),
    others: { atrium_relay: ['select', 'delete'] },
  },
  mail_suppressions: { row: (_, n) => ({ address: `user${n}@example.test`, reason: 'bounce' }) },
  outbox: {
    row: (org, n) => ({ id: idOf('outbox', org, n), type: 'a.changed', payload: {} }),
    api: appendOnly,
    others: { atrium_relay: ['select', 'update', 'delete'] },
  },
  signing_keys: {
    row: (org, n) => ({ id: idOf('signing_keys', org, n), public_key: hash, sealed_private_key: hash, retired_at: at }),
  },
};

export const tableFixtures: Record<string, TableFixture> = Object.assign(
  {},
  kernelTables,
  ...moduleFixtures.map(({ tables }) => tables),
);
