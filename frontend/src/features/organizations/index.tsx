import { Building, Building2, DoorOpen, Palette } from 'lucide-react';
import { defineFeature } from '../../lib/feature.ts';

const admins = ['owner', 'admin'] as const;

export const organizations = defineFeature({
  name: 'organizations',
  routes: [
    {
      path: 'clients/:slug?',
      kinds: ['partner'],
      roles: ['owner', 'admin', 'agent'],
      load: () => import('./directory/clients-page.tsx'),
      navigation: {
        area: 'place',
        order: 10,
        label: 'organizations.clients',
        keywords: 'organizations.clientsKeywords',
        icon: Building,
        shortcutKey: 'l',
      },
    },
    {
      path: 'organizations/:slug?',
      kinds: ['platform'],
      roles: admins,
      load: () => import('./directory/organizations-page.tsx'),
      navigation: {
        area: 'place',
        order: 20,
        label: 'organizations.directory',
        keywords: 'organizations.directoryKeywords',
        icon: Building,
        shortcutKey: 'o',
      },
    },
    {
      path: 'settings/general',
      roles: admins,
      load: () => import('./general-page.tsx'),
      navigation: {
        area: 'settings',
        group: 'organizations.nav',
        order: 10,
        label: 'organizations.general',
        keywords: 'organizations.generalKeywords',
        icon: Building2,
      },
    },
    {
      path: 'settings/brand',
      roles: admins,
      load: () => import('./brand-page.tsx'),
      navigation: {
        area: 'settings',
        group: 'organizations.nav',
        order: 20,
        label: 'organizations.brand',
        keywords: 'organizations.brandKeywords',
        icon: Palette,
      },
    },
    {
      path: 'settings/access',
      roles: admins,
      load: () => import('./access-page.tsx'),
      navigation: {
        area: 'settings',
        group: 'members.group',
        order: 50,
        label: 'organizations.access',
        keywords: 'organizations.accessKeywords',
        icon: DoorOpen,
      },
    },
  ],
  moved: { organization: '/settings/general' },
});
