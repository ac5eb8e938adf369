import { CircleUser } from 'lucide-react';
import { lazy } from 'react';
import { defineFeature } from '../../lib/feature.ts';

export const auth = defineFeature({
  name: 'auth',
  routes: [
    {
      path: 'account',
      load: () => import('./account-page.tsx'),
      navigation: {
        area: 'account',
        order: 10,
        label: 'auth.nav',
        keywords: 'auth.keywords',
        icon: CircleUser,
        shortcutKey: 'a',
      },
    },
  ],
});

/** Replaces the shell for a user whose request to join is waiting. */
export const WaitingPage = lazy(async () => ({ default: (await import('./waiting-page.tsx')).WaitingPage }));
