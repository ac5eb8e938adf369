import { expect, it } from 'vitest';
import { t } from '../lib/i18n/text.tsx';
import type { Area, Viewer } from '../lib/feature.ts';
import { allRoles } from '../lib/roles.ts';
import { commandsFor, entriesFor, moved, navigationFor, routes, shortcutsFor, textCommandsFor } from './registry.ts';
import { destinationsFor } from './shell/destinations.ts';

const kinds = ['platform', 'partner', 'client'] as const;
const viewers: readonly Viewer[] = kinds.flatMap((kind) => allRoles.map((role) => ({ role, kind })));

const labelsOf = (area: Area, viewer: Viewer) => entriesFor(viewer, area).map(({ label }) => t(label));
const duplicatesIn = (values: readonly unknown[]) => values.filter((value, index) => values.indexOf(value) !== index);

it('gives who works where a start page of their own kind', () => {
  const startOf = (role: Viewer['role'], kind: Viewer['kind']) => labelsOf('place', { role, kind })[0];
  for (const role of allRoles) expect(startOf(role, 'client')).toBe('Chat');
  for (const role of ['owner', 'admin', 'agent'] as const) expect(startOf(role, 'partner')).toBe('Clients');
  for (const role of ['member', 'client'] as const) expect(startOf(role, 'partner')).toBe('Chat');
  for (const role of ['owner', 'admin'] as const) expect(startOf(role, 'platform')).toBe('Organizations');
  expect(startOf('agent', 'platform')).toBe('Chat');
});

it('has in the settings what is the role’s to set, and nothing else', () => {
  const settingsOf = (role: Viewer['role']) => labelsOf('settings', { role, kind: 'client' });
  for (const role of ['owner', 'admin'] as const) {
    expect(settingsOf(role)).toEqual(['General', 'Brand', 'Announcements', 'People', 'Invitations', 'Access']);
  }
  expect(settingsOf('agent')).toEqual(['People']);
  for (const role of ['member', 'client'] as const) expect(settingsOf(role)).toEqual([]);
});

it('keeps the account and the news out of the places', () => {
  const viewer = { role: 'owner', kind: 'client' } as const;
  expect(labelsOf('account', viewer)).toEqual(['Account']);
  expect(labelsOf('news', viewer)).toEqual(['Announcements']);
});

it.each(viewers)('has at most seven places for the $role of a $kind, in one order', (viewer) => {
  expect(entriesFor(viewer, 'place').length).toBeLessThanOrEqual(7);
  for (const area of ['place', 'settings', 'account', 'news'] as const) {
    expect(duplicatesIn(entriesFor(viewer, area).map(({ order }) => order))).toEqual([]);
  }
});

it.each(viewers)('gives the $role of a $kind keys, addresses and commands that do not collide', (viewer) => {
  expect(duplicatesIn(destinationsFor(viewer).map(({ shortcutKey }) => shortcutKey))).toEqual([]);
  expect(duplicatesIn(navigationFor(viewer).map(({ to }) => to))).toEqual([]);
  expect(duplicatesIn(shortcutsFor(viewer).map(({ keys }) => keys))).toEqual([]);
  expect(duplicatesIn(commandsFor(viewer).map(({ label }) => label))).toEqual([]);
  expect(duplicatesIn(textCommandsFor(viewer).map(({ id }) => id))).toEqual([]);
  // `g` begins a sequence, `?` opens the list of shortcuts.
  expect(shortcutsFor(viewer).filter(({ keys }) => ['G', '?'].includes(keys))).toEqual([]);
});

it('links to paths without their parameters', () => {
  expect(navigationFor({ role: 'owner', kind: 'client' }).map(({ to }) => to)).toContain('/chat');
});

it('has one page per address', () => {
  expect(duplicatesIn(routes.map(({ path }) => path))).toEqual([]);
});

it('has the pages of the settings below /settings, and no other page there', () => {
  const isBelow = (path: string) => path.startsWith('settings/');
  expect(routes.filter(({ path, navigation }) => isBelow(path) !== (navigation?.area === 'settings'))).toEqual([]);
});

it('leads from each old address to a page', () => {
  const paths = routes.map(({ path }) => `/${path.split('/:')[0]}`);
  expect(moved.filter(([from, to]) => paths.includes(`/${from}`) || !paths.includes(to))).toEqual([]);
});
