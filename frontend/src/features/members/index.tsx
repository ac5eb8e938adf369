import { UserRound, Users } from 'lucide-react';
import { lazy } from 'react';
import { defineFeature } from '../../lib/feature.ts';

export const members = defineFeature({
  name: 'members',
  hits: {
    member: {
      heading: 'members.hits',
      icon: UserRound,
      to: ({ title, excerpt }) => `/members?q=${encodeURIComponent(excerpt ?? title)}`,
    },
  },
  routes: [
    {
      scope: 'portal',
      path: 'members',
      roles: ['owner', 'admin', 'agent'],
      load: () => import('./members-page.tsx'),
      navigation: {
        label: 'members.nav',
        icon: Users,
        area: 'main',
        order: 30,
        shortcutKey: 'm',
        Badge: lazy(async () => ({ default: (await import('./waiting-count.tsx')).WaitingCount })),
      },
    },
  ],
});
