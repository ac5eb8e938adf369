import { idOf, type IsolationFixture } from '../../../../tests/isolation/fixture.ts';

export const isolation: IsolationFixture = {
  tables: {
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
    roles: { row: (org, n) => ({ id: idOf('roles', org, n), name: `Role ${n}`, permissions: [] }) },
    departments: { row: (org, n) => ({ id: idOf('departments', org, n), name: `Department ${n}` }) },
  },
  async arrange({ send, owner, member }) {
    const members = await send<{ id: string; user_id: string }[]>(owner, 'GET /members?limit=100');
    return { '/members/': members.find(({ user_id }) => user_id === member.userId)?.id ?? '' };
  },
};
