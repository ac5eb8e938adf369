import { History, MessageCircle, Sparkles, SquarePen } from 'lucide-react';
import { lazy } from 'react';
import { defineFeature } from '../../lib/feature.ts';
import { t } from '../../lib/i18n/text.tsx';
import { chatPath } from './chat-path.ts';
import { openSearch } from './history/search-field.ts';
import { preloadMessageList } from './load-message-list.ts';

export const conversations = defineFeature({
  name: 'conversations',
  routes: [
    {
      path: 'chat/:conversationId?',
      load: () => {
        if (/\/chat\/(?!history)./u.test(location.pathname)) preloadMessageList();
        return import('./routes.tsx');
      },
      prefetch: async (path) => (await import('./queries.ts')).prefetchChat(path.split('/')[1]),
      navigation: {
        area: 'place',
        order: 40,
        label: 'conversations.nav',
        keywords: 'conversations.keywords',
        icon: MessageCircle,
        shortcutKey: 'c',
      },
    },
  ],
  shortcuts: [
    { label: 'conversations.new', keys: 'N', run: (navigate) => navigate('/chat') },
    { label: 'conversations.search', keys: '/', run: openSearch },
    { label: 'conversations.stop', keys: 'Esc' },
  ],
  commands: [
    { label: 'conversations.new', keywords: 'conversations.newKeywords', icon: SquarePen, to: '/chat' },
    { label: 'conversations.all', keywords: 'conversations.allKeywords', icon: History, to: '/chat/history' },
  ],
  textCommands: [
    {
      id: 'conversations.ask',
      when: 'always',
      icon: Sparkles,
      label: (typed) => t('conversations.ask', { typed }),
      to: (question) => ({ path: '/chat', state: { question } }),
    },
    {
      id: 'conversations.find',
      when: 'nothing found',
      icon: MessageCircle,
      label: (typed) => t('conversations.find', { typed }),
      to: (q) => ({ path: '/chat/history', state: { q } }),
    },
  ],
  hits: {
    conversation: {
      heading: 'conversations.chats',
      icon: MessageCircle,
      to: ({ id, part_id: messageId }, q) => chatPath(id, { messageId, q }),
    },
  },
  SidebarSection: lazy(async () => ({ default: (await import('./recent.tsx')).RecentConversations })),
});
