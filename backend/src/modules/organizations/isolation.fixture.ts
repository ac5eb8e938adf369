import { idOf, type Command, type IsolationFixture } from '../../../../tests/isolation/fixture.ts';

/** A PNG of one pixel. */
const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGOQzQ7/DwADZwHfrHDU2QAAAABJRU5ErkJggg==';

const kept: readonly Command[] = ['select', 'insert', 'update'];

export const isolation: IsolationFixture = {
  tables: {
    organizations: {
      row: (org, n) => ({ id: org, name: 'Org', slug: `org-${org.slice(0, 8)}-${n}` }),
      owner: 'id',
      touch: 'name',
      api: kept,
      others: {
        atrium_operator: kept,
        atrium_partner: ['select'],
        atrium_resolver: ['select'],
        atrium_search: ['select'],
      },
    },
    approvals: {
      row: () => ({ platform: false }),
      owner: 'id',
      touch: 'platform',
      api: [],
      others: { atrium_operator: ['select', 'insert', 'update', 'delete'] },
    },
    logos: { row: (org, n) => ({ id: idOf('logos', org, n), png: '\\x00' }) },
    counters: {
      row: () => ({ kind: 'users', used: 1 }),
      others: { atrium_operator: ['select'], atrium_search: ['select'] },
    },
    domains: {
      row: (org, n) => ({ id: idOf('domains', org, n), host: `${n}.example.test`, token: 't' }),
      // Tenants may not mark a host as verified.
      api: ['select', 'insert', 'delete'],
      others: { atrium_resolver: ['select'] },
    },
  },
  async arrange({ send, owner, canary }) {
    const change = { name: `Acme ${canary}`, branding: { logo_url: `data:image/png;base64,${dot}` } };
    const { branding } = await send<{ branding: { logo_url: string } }>(owner, 'PATCH /organization', change);
    return { '/organization/logos/': branding.logo_url.split('/').at(-1) ?? '' };
  },
  // The canary stands in acme's name.
  showsAbove: { 'GET /clients': 'northwind', 'GET /organizations': 'atrium' },
};
