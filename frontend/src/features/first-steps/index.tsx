import { ListChecks } from 'lucide-react';
import { lazy } from 'react';
import { defineFeature } from '../../lib/feature.ts';

export const firstSteps = defineFeature({
  name: 'first-steps',
  routes: [
    {
      path: 'first-steps',
      roles: ['owner', 'admin'],
      load: () => import('./first-steps-page.tsx'),
    },
  ],
  commands: [
    {
      label: 'firstSteps.nav',
      keywords: 'firstSteps.keywords',
      icon: ListChecks,
      to: '/first-steps',
      roles: ['owner', 'admin'],
    },
  ],
  SidebarNotice: lazy(async () => ({ default: (await import('./reminder.tsx')).Reminder })),
});
