import { idOf, type IsolationFixture } from '../../../../tests/isolation/fixture.ts';

export const isolation: IsolationFixture = {
  tables: {
    notes: {
      row: (org, n) => ({
        id: idOf('notes', org, n),
        user_id: idOf('users', org),
        title: 'A note',
        body: 'secret words',
      }),
      others: { atrium_search: ['select'] },
    },
  },
  async arrange({ send, member, canary }) {
    const body = { title: `Note ${canary}`, body: `About ${canary}` };
    return { '/notes/': (await send(member, 'POST /notes', body)).id };
  },
  personal: ['/notes/'],
};
