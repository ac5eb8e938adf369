import { idOf, type IsolationFixture } from '../../../../tests/isolation/fixture.ts';

export const isolation: IsolationFixture = {
  tables: {
    invitations: {
      row: (org, n) => ({
        id: idOf('invitations', org, n),
        email: `invited${n}@example.test`,
        role: 'client',
        invited_by: idOf('users', org, n),
        locale: 'en',
        expires_at: '2027-01-01T00:00:00Z',
      }),
    },
  },
  async arrange({ send, owner, canary }) {
    const invitations = [{ email: `${canary}@acme.test`, role: 'client' }];
    const { results } = await send<{ results: { invitation: { id: string } }[] }>(owner, 'POST /invitations', {
      invitations,
    });
    return { '/invitations/': results[0]?.invitation.id ?? '' };
  },
};
