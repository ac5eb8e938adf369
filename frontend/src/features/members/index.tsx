import { UserRound, Users } from 'lucide-react';
import { lazy } from 'react';
import { defineFeature } from '../../lib/feature.ts';
import { t } from '../../lib/i18n/text.tsx';

const staff = ['owner', 'admin', 'agent'] as const;
const listOf = (q: string) => `/settings/people?q=${encodeURIComponent(q)}`;

export const members = defineFeature({
  name: 'members',
  hints: { members: ['members'] },
  hits: {
    member: {
      heading: 'members.nav',
      icon: UserRound,
      to: ({ title, excerpt }) => listOf(excerpt ?? title),
    },
  },
  routes: [
    {
      path: 'settings/people',
      roles: staff,
      load: () => import('./members-page.tsx'),
      navigation: {
        area: 'settings',
        group: 'members.group',
        order: 40,
        label: 'members.nav',
        keywords: 'members.keywords',
        icon: Users,
        shortcutKey: 'm',
        Badge: lazy(async () => ({ default: (await import('./waiting-count.tsx')).WaitingCount })),
      },
    },
  ],
  textCommands: [
    {
      id: 'members.find',
      roles: staff,
      when: 'nothing found',
      icon: Users,
      label: (typed) => t('members.find', { typed }),
      to: (typed) => ({ path: listOf(typed.slice(0, 100)) }),
    },
  ],
  moved: { members: '/settings/people' },
});
