import { Bell, Megaphone } from 'lucide-react';
import { lazy } from 'react';
import { defineFeature } from '../../lib/feature.ts';

export const announcements = defineFeature({
  name: 'announcements',
  routes: [
    {
      path: 'announcements',
      load: () => import('./announcements-page.tsx'),
      navigation: {
        area: 'news',
        order: 10,
        label: 'announcements.nav',
        keywords: 'announcements.keywords',
        icon: Bell,
        shortcutKey: 'n',
        Badge: lazy(async () => ({ default: (await import('./unread-dot.tsx')).UnreadDot })),
        Button: lazy(async () => ({ default: (await import('./bell.tsx')).Bell })),
      },
    },
    {
      path: 'settings/announcements',
      roles: ['owner', 'admin'],
      load: () => import('./manage-page.tsx'),
      navigation: {
        area: 'settings',
        group: 'organizations.nav',
        order: 30,
        label: 'announcements.nav',
        keywords: 'announcements.manageKeywords',
        icon: Megaphone,
      },
    },
  ],
  hints: { announcements: ['announcements'] },
  hits: { announcement: { heading: 'announcements.nav', icon: Megaphone, to: () => '/announcements' } },
  Banner: lazy(async () => ({ default: (await import('./banner.tsx')).AnnouncementBanner })),
  prefetchBanner: async () => (await import('./queries.ts')).firstPageLoadedOrTimedOut(),
});
