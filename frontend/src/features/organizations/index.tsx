import { Building2 } from 'lucide-react';
import { defineFeature } from '../../lib/feature.ts';

export const organizations = defineFeature({
  name: 'organizations',
  routes: [
    { scope: 'installation', path: '', load: () => import('./landing-page.tsx') },
    { scope: 'installation', path: 'register', load: () => import('./register-page.tsx') },
    {
      scope: 'portal',
      path: 'organization',
      roles: ['owner', 'admin'],
      load: () => import('./settings-page.tsx'),
      navigation: { label: 'organizations.nav', icon: Building2, area: 'main', order: 40, shortcutKey: 'o' },
    },
  ],
});
