import { idOf, type Command, type IsolationFixture } from '../../../../tests/isolation/fixture.ts';

const at = '2026-11-01T12:00:00Z';
const appendOnly: readonly Command[] = ['select', 'insert'];

export const isolation: IsolationFixture = {
  tables: {
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
    projects: { row: (org, n) => ({ id: idOf('projects', org, n), user_id: idOf('users', org), name: 'A project' }) },
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
    message_chunks: {
      row: (org, n) => ({ message_id: idOf('messages', org), seq: n, text: 'word' }),
      api: appendOnly,
    },
    running_answers: {
      row: (org, n) => ({
        message_id: idOf('messages', org, n),
        instance: idOf('instances', org),
        leased_until: at,
        stop_requested: false,
      }),
      others: { atrium_operator: ['select', 'update'] },
    },
  },
  async arrange({ send, member, canary }) {
    const conversation = await send(member, 'POST /conversations', { title: `About ${canary}` });
    const question = { content: `Hello ${canary}` };
    const answer = await send(member, `POST /conversations/${conversation.id}/messages`, question);
    return { '/conversations/': conversation.id, '/messages/': answer.id };
  },
  personal: ['/conversations/', '/messages/'],
};
