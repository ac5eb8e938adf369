import { CircleUser } from 'lucide-react';
import { lazy } from 'react';
import { defineFeature } from '../../lib/feature.ts';

export const auth = defineFeature({
  name: 'auth',
  routes: [
    { scope: 'public', path: 'sign-in', load: () => import('./sign-in-page.tsx') },
    { scope: 'public', path: 'join', load: () => import('./join-page.tsx') },
    {
      scope: 'portal',
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
