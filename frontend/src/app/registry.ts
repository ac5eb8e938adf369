import type { Role } from '@atrium/backend/api';
import {
  type Command,
  type Feature,
  type FeatureRoute,
  type HitPresentation,
  isAllowed,
  type NavigationEntry,
  type Shortcut,
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

/** An entry of the navigation with the address of its route. */
export interface NavigationItem extends NavigationEntry, Pick<FeatureRoute, 'roles' | 'load'> {
  to: string;
}

const navigation: readonly NavigationItem[] = routes
  .flatMap(({ navigation: entry, path, load, roles }) =>
    // Links lead to the path without its optional parameters.
    entry ? [{ ...entry, to: `/${path.split('/:')[0]}`, load, ...(roles && { roles }) }] : [],
  )
  .sort((one, other) => one.order - other.order);

export function navigationFor(role: Role): readonly NavigationItem[] {
  return navigation.filter((item) => isAllowed(item, role));
}

export function shortcutsFor(role: Role): readonly Shortcut[] {
  return all.flatMap((feature) => feature.shortcuts ?? []).filter((shortcut) => isAllowed(shortcut, role));
}

export function commandsFor(role: Role): readonly Command[] {
  return all.flatMap((feature) => feature.commands ?? []).filter((command) => isAllowed(command, role));
}

/** How hits of the search are shown, by kind, in the order of the features. */
export const hitPresentations: ReadonlyMap<string, HitPresentation> = new Map(
  all.flatMap(({ hits = {} }) => Object.entries(hits)),
);

/** The components of one kind, with the name of their feature as React key. */
function componentsOf<K extends 'Banner' | 'SidebarSection'>(kind: K) {
  return all.flatMap(({ name, [kind]: Component }) => (Component ? [{ name, Component }] : []));
}

export const banners = componentsOf('Banner');
export const sidebarSections = componentsOf('SidebarSection');
