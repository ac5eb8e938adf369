import { MessageCircle, SquarePen } from 'lucide-react';
import { lazy } from 'react';
import { defineFeature } from '../../lib/feature.ts';
import { openSearch } from './history/search-field.ts';

export const conversations = defineFeature({
  name: 'conversations',
  routes: [
    {
      scope: 'portal',
      path: 'chat/:conversationId?',
      load: () => import('./routes.tsx'),
      navigation: { label: 'Chat', icon: MessageCircle, area: 'main', order: 10, shortcutKey: 'c' },
    },
  ],
  shortcuts: [
    { label: 'New chat', keys: 'N', run: (navigate) => navigate('/chat') },
    { label: 'Search chats', keys: '/', run: openSearch },
    { label: 'Stop an answer', keys: 'Esc' },
  ],
  commands: [{ label: 'New chat', icon: SquarePen, to: '/chat' }],
  hits: { conversation: { heading: 'Chats', icon: MessageCircle, to: ({ id }) => `/chat/${id}` } },
  SidebarSection: lazy(async () => ({ default: (await import('./recent.tsx')).RecentConversations })),
});
