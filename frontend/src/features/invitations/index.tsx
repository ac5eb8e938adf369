import { MailPlus, UserPlus } from 'lucide-react';
import { defineFeature } from '../../lib/feature.ts';

const admins = ['owner', 'admin'] as const;

export const invitations = defineFeature({
  name: 'invitations',
  routes: [
    {
      path: 'settings/invitations',
      roles: admins,
      load: () => import('./invitations-page.tsx'),
      navigation: {
        area: 'settings',
        group: 'members.group',
        order: 45,
        label: 'invitations.nav',
        keywords: 'invitations.keywords',
        icon: MailPlus,
      },
    },
  ],
  commands: [
    {
      label: 'invitations.invite',
      keywords: 'invitations.inviteKeywords',
      icon: UserPlus,
      to: '/settings/invitations?invite',
      roles: admins,
    },
  ],
});
