import { idOf, type Command, type IsolationFixture } from '../../../../tests/isolation/fixture.ts';

const kept: readonly Command[] = ['select', 'insert', 'update'];

export const isolation: IsolationFixture = {
  tables: {
    organizations: {
      row: (org, n) => ({ id: org, name: 'Org', slug: `org-${org.slice(0, 8)}-${n}` }),
      owner: 'id',
      touch: 'name',
      api: kept,
      others: { atrium_operator: kept, atrium_resolver: ['select'], atrium_search: ['select'] },
    },
    approvals: {
      row: () => ({ platform: false }),
      owner: 'id',
      touch: 'platform',
      api: [],
      others: { atrium_operator: ['select', 'insert', 'update', 'delete'] },
    },
    counters: { row: () => ({ kind: 'users', used: 1 }) },
    domains: {
      row: (org, n) => ({ id: idOf('domains', org, n), host: `${n}.example.test`, token: 't' }),
      // Tenants may not mark a host as verified.
      api: ['select', 'insert', 'delete'],
      others: { atrium_resolver: ['select'] },
    },
  },
  async arrange({ send, owner, canary }) {
    await send(owner, 'PATCH /organization', { name: `Acme ${canary}` });
    return {};
  },
};
