import { Megaphone } from 'lucide-react';
import { lazy } from 'react';
import { defineFeature } from '../../lib/feature.ts';

export const announcements = defineFeature({
  name: 'announcements',
  routes: [
    {
      scope: 'portal',
      path: 'announcements',
      load: () => import('./announcements-page.tsx'),
      navigation: { label: 'announcements.nav', icon: Megaphone, area: 'secondary', order: 20, shortcutKey: 'n' },
    },
  ],
  hits: { announcement: { heading: 'announcements.nav', icon: Megaphone, to: () => '/announcements' } },
  Banner: lazy(async () => ({ default: (await import('./banner.tsx')).AnnouncementBanner })),
});
