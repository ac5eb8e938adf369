import type { Translation } from '../../../lib/i18n/languages.ts';
import type { messages as english } from './en.ts';

export const messages: Translation<typeof english> = {
  shell: {
    'conversations.nav': 'المحادثة',
    'conversations.hits': 'المحادثات',
    'conversations.new': 'محادثة جديدة',
    'conversations.search': 'البحث في المحادثات',
    'conversations.stop': 'إيقاف إجابة',
  },
  page: {},
};
