import { idOf, type IsolationFixture } from '../../../../tests/isolation/fixture.ts';

const hash = `\\x${'00'.repeat(32)}`;
const at = '2026-11-01T12:00:00Z';

export const isolation: IsolationFixture = {
  tables: {
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
  },
  async arrange({ send, member, canary }) {
    await send(member, 'PATCH /auth/me', { name: `Pedro ${canary}` });
    const [session] = await send<{ id: string }[]>(member, 'GET /auth/sessions');
    return { '/auth/sessions/': session?.id ?? '' };
  },
  personal: ['/auth/sessions/'],
};
