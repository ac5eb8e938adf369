import type { Role } from '@atrium/backend/api';
import type { LucideIcon } from 'lucide-react';
import type { ComponentType } from 'react';
import type { PlainMessageId } from './i18n/text.tsx';

/** What the module of a page exports. */
export interface PageModule {
  Component: ComponentType;
}

interface Restricted {
  /** The roles that it is shown to; absent: all. The server authorizes every request itself. */
  roles?: readonly Role[];
}

/** An entry of the navigation, which leads to the route that it belongs to. */
export interface NavigationEntry {
  label: PlainMessageId;
  icon: LucideIcon;
  /**
   * `main`: sidebar, and the bottom bar of a phone, which has room for four. `secondary`: sidebar, and "More" on a phone.
   * `account`: account menu, and "More" on a phone.
   */
  area: 'main' | 'secondary' | 'account';
  /** Entries are sorted by it, ascending. The first one is the start page of the portal. */
  order: number;
  /** A letter: `g` and then it navigates there. Unique among all features. */
  shortcutKey: string;
  /** A badge beside the label, e.g. a number of open requests; renders nothing where there is none. Lazy. */
  Badge?: ComponentType;
}

export interface FeatureRoute extends Restricted {
  /**
   * `portal`: inside of the shell, for signed-in users. `public`: in a portal, without a session. `installation`: where the
   * address names no tenant.
   */
  scope: 'portal' | 'public' | 'installation';
  /** A pattern of react-router below the root of the scope; '' is the root. `:id?` keeps the page mounted while the id changes. */
  path: string;
  load: () => Promise<PageModule>;
  /** Only with the scope `portal`. */
  navigation?: NavigationEntry;
}

export interface Shortcut extends Restricted {
  label: PlainMessageId;
  /** One key as `Kbd` shows it, e.g. `N`. */
  keys: string;
  /** Runs on every page of the portal, unless the user is typing or a dialog or menu is open. Absent: a page handles the key. */
  run?: (navigate: (to: string) => void) => void;
}

/** An action in the command palette that navigates. */
export interface Command extends Restricted {
  label: PlainMessageId;
  icon: LucideIcon;
  to: string;
}

/** What `GET /search` finds, as far as a feature must know it. */
export interface SearchHit {
  id: string;
  title: string;
  excerpt: string | null;
  /** Of the part that holds the words, e.g. of a message; null: the whole. */
  part_id: string | null;
}

/** How the command palette shows what `GET /search` finds of one kind. */
export interface HitPresentation {
  /** Above all hits of the kind. */
  heading: PlainMessageId;
  icon: LucideIcon;
  /** Where a hit leads. @param q what was looked for; empty: nothing, these are the last ones */
  to: (hit: SearchHit, q: string) => string;
}

/** All that a feature adds to the app. Its value is in the entry chunk, so pages and components must be lazy. */
export interface Feature {
  /** As the folder, and as the module of the backend. */
  name: string;
  routes?: readonly FeatureRoute[];
  shortcuts?: readonly Shortcut[];
  commands?: readonly Command[];
  /** What the search finds of it, by kind, as its module of the backend names them. */
  hits?: Readonly<Record<string, HitPresentation>>;
  /** A part of the sidebar, below the navigation. Lazy. */
  SidebarSection?: ComponentType;
  /** A line above every page; renders nothing where there is nothing to show. The first page waits while it suspends. Lazy. */
  Banner?: ComponentType;
}

export function defineFeature(feature: Feature): Feature {
  return feature;
}

export function isAllowed({ roles }: Restricted, role: Role): boolean {
  return roles?.includes(role) ?? true;
}
