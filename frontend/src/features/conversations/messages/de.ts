import type { Translation } from '../../../lib/i18n/languages.ts';
import type { messages as english } from './en.ts';

export const messages: Translation<typeof english> = {
  shell: {
    'conversations.nav': 'Chat',
    'conversations.hits': 'Chats',
    'conversations.new': 'Neuer Chat',
    'conversations.search': 'Chats durchsuchen',
    'conversations.stop': 'Eine Antwort anhalten',
  },
  page: {},
};
