import {
  type Area,
  type Command,
  type Feature,
  type FeatureRoute,
  type HitPresentation,
  isAllowed,
  type NavigationEntry,
  type Shortcut,
  type TextCommand,
  type Viewer,
} from '../lib/feature.ts';
import * as features from './features.ts';

const all: readonly Feature[] = Object.values(features);

/** A route with the name of its feature. */
export interface Route extends FeatureRoute {
  feature: string;
}

export const routes: readonly Route[] = all.flatMap(({ name, routes: own = [] }) =>
  own.map((route) => ({ ...route, feature: name })),
);

/** Old paths of the portal, with the paths that have replaced them. */
export const moved: readonly (readonly [from: string, to: string])[] = all.flatMap((feature) =>
  Object.entries(feature.moved ?? {}),
);

/** An entry of the navigation with the address of its route. */
export type NavigationItem = NavigationEntry & Pick<Route, 'roles' | 'kinds' | 'load' | 'feature'> & { to: string };

const areas: readonly Area[] = ['place', 'news', 'settings', 'account'];

const navigation: readonly NavigationItem[] = routes
  .flatMap(({ navigation: entry, path, load, feature, roles, kinds }) =>
    // Links lead to the path without its optional parameters.
    entry
      ? [{ ...entry, to: `/${path.split('/:')[0]}`, load, feature, ...(roles && { roles }), ...(kinds && { kinds }) }]
      : [],
  )
  .sort((one, other) => areas.indexOf(one.area) - areas.indexOf(other.area) || one.order - other.order);

/** The entries that the viewer may see, by area, and within an area by `order`. */
export function navigationFor(viewer: Viewer): readonly NavigationItem[] {
  return navigation.filter((item) => isAllowed(item, viewer));
}

type ItemOf<A extends Area> = Extract<NavigationItem, { area: A }>;

export function entriesFor<A extends Area>(viewer: Viewer, area: A): readonly ItemOf<A>[] {
  return navigationFor(viewer).filter((item): item is ItemOf<A> => item.area === area);
}

export function shortcutsFor(viewer: Viewer): readonly Shortcut[] {
  return all.flatMap(({ shortcuts = [] }) => shortcuts).filter((shortcut) => isAllowed(shortcut, viewer));
}

export function commandsFor(viewer: Viewer): readonly Command[] {
  return all.flatMap(({ commands = [] }) => commands).filter((command) => isAllowed(command, viewer));
}

export function textCommandsFor(viewer: Viewer): readonly TextCommand[] {
  return all.flatMap(({ textCommands = [] }) => textCommands).filter((command) => isAllowed(command, viewer));
}

/** How search hits are shown, by kind, in the order of the features. */
export const hitPresentations: ReadonlyMap<string, HitPresentation> = new Map(
  all.flatMap(({ hits = {} }) => Object.entries(hits)),
);

/** The query keys of each topic that the server tells changes of. */
export const hintedQueries: ReadonlyMap<string, readonly string[]> = new Map(
  all.flatMap(({ hints = {} }) => Object.entries(hints)),
);

/** The components of one kind, with the name of their feature as React key. */
function componentsOf<K extends 'Banner' | 'SidebarNotice' | 'SidebarSection'>(kind: K) {
  return all.flatMap(({ name, [kind]: Component }) => (Component ? [{ name, Component }] : []));
}

export const banners = componentsOf('Banner');
export const sidebarSections = componentsOf('SidebarSection');
export const sidebarNotices = componentsOf('SidebarNotice');

export const bannerPrefetches = all.flatMap(({ prefetchBanner }) => prefetchBanner ?? []);
