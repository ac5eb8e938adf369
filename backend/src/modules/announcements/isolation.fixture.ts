import { idOf, type IsolationFixture } from '../../../../tests/isolation/fixture.ts';

export const isolation: IsolationFixture = {
  tables: {
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
  },
  async arrange({ send, owner, canary }) {
    const body = { title: `News ${canary}`, body: `About ${canary}` };
    return { '/announcements/': (await send(owner, 'POST /announcements', body)).id };
  },
};
