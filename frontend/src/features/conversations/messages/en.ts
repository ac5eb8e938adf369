export const messages = {
  shell: {
    'conversations.nav': 'Chat',
    'conversations.hits': 'Chats',
    'conversations.new': 'New chat',
    'conversations.search': 'Search chats',
    'conversations.stop': 'Stop an answer',
  },
  page: {},
} as const;

type Own = typeof messages;
declare module '../../../lib/i18n/text.tsx' {
  interface Messages extends MessagesOf<Own> {}
}
