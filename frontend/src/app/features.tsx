import type { Role } from '@atrium/backend/api';
import { Building2, CircleUser, type LucideIcon, Megaphone, MessageCircle, Users } from 'lucide-react';
import { type ComponentType, lazy } from 'react';

/** A place of the portal: a route below the shell, and where it stands in the navigation. */
export interface Place {
  /** Below the portal's root; `:id?` keeps the page mounted while the id changes. */
  path: string;
  to: string;
  label: string;
  icon: LucideIcon;
  /** Who may use it; everybody where it is absent. The server decides again. */
  roles?: readonly Role[];
  /** `main`: sidebar and bottom bar. `side`: sidebar, on a phone under "More". `foot`: at the end of both. */
  area: 'main' | 'side' | 'foot';
  /** `g` and then this letter goes there. */
  key: string;
  /** Further keys on its pages, for the help. */
  shortcuts?: readonly { label: string; keys: string }[];
  load: () => Promise<PageModule>;
  /** How many wait there for this person; draws nothing where nobody does. */
  Count?: ComponentType;
}

/** What a page's module exports. */
export interface PageModule {
  Component: ComponentType;
}

/**
 * Every feature's pages, one entry each, in the order of the navigation. `load` gives a module that exports its page as `Component`.
 */
export const places: readonly Place[] = [
  {
    path: 'chat/:conversationId?',
    to: '/chat',
    label: 'Chat',
    icon: MessageCircle,
    area: 'main',
    key: 'c',
    shortcuts: [
      { label: 'New chat', keys: 'N' },
      { label: 'Search chats', keys: '/' },
      { label: 'Stop an answer', keys: 'Esc' },
    ],
    load: () => import('../features/conversations/routes.tsx'),
  },
  {
    path: 'announcements',
    to: '/announcements',
    label: 'Announcements',
    icon: Megaphone,
    area: 'side',
    key: 'n',
    load: () => import('../features/announcements/announcements-page.tsx'),
  },
  {
    path: 'members',
    to: '/members',
    label: 'Members',
    icon: Users,
    roles: ['owner', 'admin', 'agent'],
    area: 'main',
    key: 'm',
    load: () => import('../features/members/members-page.tsx'),
    Count: lazy(async () => ({ default: (await import('../features/members/waiting-count.tsx')).WaitingCount })),
  },
  {
    path: 'organization',
    to: '/organization',
    label: 'Organization',
    icon: Building2,
    roles: ['owner', 'admin'],
    area: 'main',
    key: 'o',
    load: () => import('../features/organizations/settings-page.tsx'),
  },
  {
    path: 'account',
    to: '/account',
    label: 'Account',
    icon: CircleUser,
    area: 'foot',
    key: 'a',
    load: () => import('../features/auth/account-page.tsx'),
  },
];

/** What the sidebar shows under its places: a feature's most recent objects. */
export const recents: readonly ComponentType[] = [
  lazy(async () => ({ default: (await import('../features/conversations/recent.tsx')).RecentConversations })),
];

/** What stands above every page while there is something to say. The first page waits while one of them suspends. */
export const banners: readonly ComponentType[] = [
  lazy(async () => ({ default: (await import('../features/announcements/banner.tsx')).AnnouncementBanner })),
];

export function mayUse(place: Place, role: Role): boolean {
  return place.roles?.includes(role) ?? true;
}

export function placesFor(role: Role): readonly Place[] {
  return places.filter((place) => mayUse(place, role));
}
