import { createHash } from 'node:crypto';

export type Command = 'select' | 'insert' | 'update' | 'delete';

/** One row of a table for an organization, and who may do what to the table. A new table is not tested by accident. */
export interface TableFixture {
  /** The columns that have no default. The organization's own column is added. `n` tells rows of one org apart. */
  row(org: string, n: number): Record<string, unknown>;
  /** The column that says whose row it is. */
  owner?: string;
  /** A column that the API may update; by default the owner's column itself. */
  touch?: string;
  /** What the API is granted; everything unless told. */
  api?: readonly Command[];
  /** What the other roles are granted. */
  others?: Readonly<Record<string, readonly Command[]>>;
  /** A trigger refuses another's row before the policies are asked. */
  trigger?: true;
}

/** The same id for the same table, org and number, so that rows can refer to each other. */
export function idOf(table: string, org: string, n = 1): string {
  const hex = createHash('sha256').update(`${table} ${org} ${n}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const hash = `\\x${'00'.repeat(32)}`;
const day = '2026-11-01';
const at = '2026-11-01T12:00:00Z';
const readOnly: readonly Command[] = ['select'];
const appendOnly: readonly Command[] = ['select', 'insert'];
const kept: readonly Command[] = ['select', 'insert', 'update'];

export const tableFixtures: Record<string, TableFixture> = {
  organizations: {
    row: (org, n) => ({ id: org, name: 'Org', slug: `org-${org.slice(0, 8)}-${n}` }),
    owner: 'id',
    touch: 'name',
    api: kept,
    others: { atrium_operator: kept, atrium_resolver: ['select'], atrium_search: ['select'] },
  },
  users: {
    row: (org, n) => ({ id: idOf('users', org, n), email: `user${n}@example.test`, name: 'User' }),
    owner: 'home_org_id',
    touch: 'name',
    api: kept,
    others: { atrium_sign_in: ['select'] },
  },
  approvals: {
    row: () => ({ platform: false }),
    owner: 'id',
    touch: 'platform',
    api: [],
    others: { atrium_operator: ['select', 'insert', 'update', 'delete'] },
  },
  announcements: {
    row: (org, n) => ({
      id: idOf('announcements', org, n),
      title: 'News',
      body: 'What is new',
      level: 'info',
      author_id: idOf('users', org),
      version: 1,
    }),
  },
  announcement_dismissals: {
    row: (org, n) => ({ announcement_id: idOf('announcements', org), user_id: idOf('users', org, n) }),
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
  conversations: {
    row: (org, n) => ({
      id: idOf('conversations', org, n),
      user_id: idOf('users', org),
      title: 'A chat',
      title_source: 'none',
      archived: false,
      shared: false,
      active_at: at,
    }),
    others: { atrium_search: ['select'] },
  },
  counters: { row: () => ({ kind: 'users', used: 1 }) },
  departments: { row: (org, n) => ({ id: idOf('departments', org, n), name: `Department ${n}` }) },
  domains: {
    row: (org, n) => ({ id: idOf('domains', org, n), host: `${n}.example.test`, token: 't' }),
    // Whether a host is verified is not the tenant's to say.
    api: ['select', 'insert', 'delete'],
    others: { atrium_resolver: ['select'] },
  },
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
  members: {
    row: (org, n) => ({
      id: idOf('members', org, n),
      user_id: idOf('users', org, n),
      email: `user${n}@example.test`,
      role: 'member',
      status: 'active',
    }),
    trigger: true,
    others: { atrium_sign_in: ['select'] },
  },
  message_chunks: {
    row: (org, n) => ({ message_id: idOf('messages', org), seq: n, text: 'word' }),
    api: appendOnly,
  },
  messages: {
    row: (org, n) => ({
      id: idOf('messages', org, n),
      conversation_id: idOf('conversations', org),
      user_id: idOf('users', org),
      role: 'user',
      content: 'secret words',
      status: 'complete',
    }),
    others: { atrium_search: ['select'] },
  },
  meters: { row: () => ({ kind: 'ai_tokens', period: day, used: 0, reserved: 0 }), api: kept },
  outbox: {
    row: (org, n) => ({ id: idOf('outbox', org, n), type: 'a.changed', payload: {} }),
    api: appendOnly,
    others: { atrium_relay: ['select', 'update', 'delete'] },
  },
  projects: { row: (org, n) => ({ id: idOf('projects', org, n), user_id: idOf('users', org), name: 'A project' }) },
  reservations: {
    row: (org, n) => ({
      id: idOf('reservations', org, n),
      source: 'chat',
      model: 'm',
      provider: 'p',
      kind: 'ai_tokens',
      period: day,
      amount: 1,
      prompt_tokens: 1,
      prices: {},
      expires_at: at,
    }),
    api: kept,
    others: { atrium_operator: ['select', 'delete'] },
  },
  roles: { row: (org, n) => ({ id: idOf('roles', org, n), name: `Role ${n}`, permissions: [] }) },
  running_answers: {
    row: (org, n) => ({
      message_id: idOf('messages', org, n),
      instance: idOf('instances', org),
      leased_until: at,
      stop_requested: false,
    }),
    others: { atrium_operator: ['select', 'update'] },
  },
  sessions: {
    row: (org, n) => ({
      id: idOf('sessions', org, n),
      user_id: idOf('users', org),
      family: idOf('families', org),
      refresh_hash: hash,
      user_agent: '',
      last_seen_at: at,
      expires_at: at,
    }),
  },
  sign_in_attempts: {
    row: (_, n) => ({ subject: `\\x${String(n).padStart(64, '0')}`, failures: 1, locked_until: at }),
  },
  signing_keys: {
    row: (org, n) => ({ id: idOf('signing_keys', org, n), public_key: hash, sealed_private_key: hash, retired_at: at }),
  },
  usage_ledger: {
    row: (org, n) => ({
      id: idOf('usage_ledger', org, n),
      kind: 'ai_tokens',
      period: day,
      amount: 1,
      record_id: idOf('usage_records', org, n),
    }),
    api: appendOnly,
  },
  usage_records: {
    row: (org, n) => ({
      id: idOf('usage_records', org, n),
      source: 'chat',
      model: 'm',
      provider: 'p',
      outcome: 'completed',
      tokens_prompt: 1,
      tokens_completion: 1,
      tokens_cached: 0,
      cost_micros: 0,
      currency: 'EUR',
      price_version: '1',
    }),
    api: appendOnly,
  },
};
