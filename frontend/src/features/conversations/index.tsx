import { MessageCircle, SquarePen } from 'lucide-react';
import { lazy } from 'react';
import { defineFeature } from '../../lib/feature.ts';
import { chatPath } from './chat-path.ts';
import { openSearch } from './history/search-field.ts';

export const conversations = defineFeature({
  name: 'conversations',
  routes: [
    {
      scope: 'portal',
      path: 'chat/:conversationId?',
      load: () => import('./routes.tsx'),
      navigation: { label: 'conversations.nav', icon: MessageCircle, area: 'main', order: 10, shortcutKey: 'c' },
    },
  ],
  shortcuts: [
    { label: 'conversations.new', keys: 'N', run: (navigate) => navigate('/chat') },
    { label: 'conversations.search', keys: '/', run: openSearch },
    { label: 'conversations.stop', keys: 'Esc' },
  ],
  commands: [{ label: 'conversations.new', icon: SquarePen, to: '/chat' }],
  hits: {
    conversation: {
      heading: 'conversations.chats',
      icon: MessageCircle,
      to: ({ id, part_id: messageId }, q) => chatPath(id, { messageId, q }),
    },
  },
  SidebarSection: lazy(async () => ({ default: (await import('./recent.tsx')).RecentConversations })),
});
