import type { Role } from '@atrium/backend/api';
import type { LucideIcon } from 'lucide-react';
import type { ComponentType } from 'react';
import type { OrganizationKind } from './boot.ts';
import type { PlainMessageId } from './i18n/text.tsx';

/** What the module of a page exports. */
export interface PageModule {
  Component: ComponentType;
}

/** Who looks at the portal. */
export interface Viewer {
  role: Role;
  /** Of the organization whose portal it is. */
  kind: OrganizationKind;
}

interface Restricted {
  /** The roles that it is shown to; absent: all. The server authorizes every request itself. */
  roles?: readonly Role[];
  /** The kinds of organization whose portal has it; absent: all. */
  kinds?: readonly OrganizationKind[];
}

/** What the entries of all four areas of the navigation have. */
interface EntryBase {
  label: PlainMessageId;
  icon: LucideIcon;
  /** Further search terms for the page and what is on it, separated by commas. The command palette finds it by them. */
  keywords: PlainMessageId;
  /** Entries of an area are sorted by it, ascending. */
  order: number;
  /** A letter: `g` and then it navigates there. Unique among all features. */
  shortcutKey?: string;
  /** Beside the label, e.g. the number of requests to join; renders nothing where there is nothing to report. Lazy. */
  Badge?: ComponentType;
}

/** Where people work: a row of the sidebar. The first one of a viewer is their start page; on a phone the first four are tabs. */
interface PlaceEntry extends EntryBase {
  area: 'place';
}

/** A page behind "Settings", whose path begins with `settings/`. */
interface SettingsEntry extends EntryBase {
  area: 'settings';
  /** The heading of its group: entries with the same heading are listed together. */
  group: PlainMessageId;
}

/** A page about the signed-in user: in the menu of their avatar, and under "More" on a phone. */
interface AccountEntry extends EntryBase {
  area: 'account';
}

/** News: a button beside the organization's name, and under "More" on a phone. */
interface NewsEntry extends EntryBase {
  area: 'news';
  /** The button, for the sidebar. Lazy. */
  Button: ComponentType;
}

export type NavigationEntry = PlaceEntry | SettingsEntry | AccountEntry | NewsEntry;
export type Area = NavigationEntry['area'];

/** A page inside of the shell, for signed-in users. */
export interface FeatureRoute extends Restricted {
  /** A pattern of react-router below the portal's root. `:id?` keeps the page mounted while the id changes. */
  path: string;
  load: () => Promise<PageModule>;
  /** Requests the page's data while its code arrives; only for the first page of a visit. @param path below the portal's root */
  prefetch?: (path: string) => Promise<unknown>;
  navigation?: NavigationEntry;
}

/** A page that needs no session. Declared in a feature's `public.ts`, in the entry chunk; the rest of a feature is loaded with the shell. */
export interface PublicRoute {
  /** The name of the feature whose messages it needs. */
  feature: string;
  /** Below the root; '' is the root. */
  path: string;
  load: () => Promise<PageModule>;
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
  /** Further search terms, separated by commas. */
  keywords: PlainMessageId;
  to: string;
}

/** A command that takes the text typed into the command palette. Listed below everything that was found. */
export interface TextCommand extends Restricted {
  /** Unique among all features. */
  id: string;
  label: (typed: string) => string;
  icon: LucideIcon;
  when: 'always' | 'nothing found';
  /** The path to navigate to, and the state of the location there. */
  to: (typed: string) => { path: string; state?: Readonly<Record<string, string>> };
}

/** A hit of `GET /search`, as far as its feature needs it. */
export interface SearchHit {
  id: string;
  title: string;
  excerpt: string | null;
  /** The id of the part that holds the words, e.g. of a message; null: the object as a whole. */
  part_id: string | null;
}

/** How the command palette shows the hits of one kind. */
export interface HitPresentation {
  /** Above all hits of the kind. */
  heading: PlainMessageId;
  icon: LucideIcon;
  /** The path of a hit. @param q the search text; empty: the hits are the user's most recent objects */
  to: (hit: SearchHit, q: string) => string;
}

/** All that a feature adds to the app. Its value is in the chunk of the shell, so pages and components must be lazy. */
export interface Feature {
  /** As the folder, and as the module of the backend. */
  name: string;
  routes?: readonly FeatureRoute[];
  /** Old paths of its pages, with the paths that have replaced them. */
  moved?: Readonly<Record<string, string>>;
  shortcuts?: readonly Shortcut[];
  commands?: readonly Command[];
  textCommands?: readonly TextCommand[];
  /** Its search hits, by the kind that its module of the backend names. */
  hits?: Readonly<Record<string, HitPresentation>>;
  /** Query keys that are requested anew when the server says that a topic has changed, by topic. */
  hints?: Readonly<Record<string, readonly string[]>>;
  /** A section of the sidebar below the places, shown while a place of this feature is open, e.g. its most recent objects. Lazy. */
  SidebarSection?: ComponentType;
  /** A line of the sidebar above the settings, on every page; renders nothing where there is nothing to report. Lazy. */
  SidebarNotice?: ComponentType;
  /** A line above every page; renders nothing where there is nothing to show. The first page waits while it suspends. Lazy. */
  Banner?: ComponentType;
  /** Requests what the banner shows while the code of the portal arrives. */
  prefetchBanner?: () => Promise<unknown>;
}

export function defineFeature(feature: Feature): Feature {
  return feature;
}

export function isAllowed({ roles, kinds }: Restricted, viewer: Viewer): boolean {
  return (roles?.includes(viewer.role) ?? true) && (kinds?.includes(viewer.kind) ?? true);
}
