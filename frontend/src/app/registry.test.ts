import { expect, it } from 'vitest';
import { allRoles } from '../lib/roles.ts';
import { t } from '../lib/i18n/text.tsx';
import { commandsFor, navigationFor, routes, shortcutsFor } from './registry.ts';

const labelsFor = (role: (typeof allRoles)[number]) => navigationFor(role).map(({ label }) => t(label));
const duplicatesIn = (values: readonly unknown[]) => values.filter((value, index) => values.indexOf(value) !== index);

it('shows each role the pages that it may open, in one order', () => {
  const staffOnly = ['Members'];
  const ownersOnly = ['Organization'];
  for (const shared of ['Chat', 'Account']) expect(labelsFor('client')).toContain(shared);
  for (const label of staffOnly) {
    expect(labelsFor('agent')).toContain(label);
    expect(labelsFor('client')).not.toContain(label);
  }
  for (const label of ownersOnly) {
    expect(labelsFor('owner')).toContain(label);
    expect(labelsFor('agent')).not.toContain(label);
  }
  for (const role of allRoles) {
    const everything = labelsFor('owner');
    expect(labelsFor(role)).toEqual(everything.filter((label) => labelsFor(role).includes(label)));
  }
});

it('links to paths without their parameters', () => {
  expect(navigationFor('owner').map(({ to }) => to)).toContain('/chat');
});

it.each(allRoles)('gives the role %s keys, addresses and commands that do not collide', (role) => {
  expect(duplicatesIn(navigationFor(role).map(({ shortcutKey }) => shortcutKey))).toEqual([]);
  expect(duplicatesIn(navigationFor(role).map(({ order }) => order))).toEqual([]);
  expect(duplicatesIn(shortcutsFor(role).map(({ keys }) => keys))).toEqual([]);
  expect(duplicatesIn(commandsFor(role).map(({ label }) => label))).toEqual([]);
  // `g` begins a sequence, `?` opens the list of shortcuts.
  expect(shortcutsFor(role).filter(({ keys }) => ['G', '?'].includes(keys))).toEqual([]);
});

it('fits into the bottom bar of a phone', () => {
  expect(navigationFor('owner').filter(({ area }) => area === 'main').length).toBeLessThanOrEqual(4);
});

it('has one page per address, and navigation entries for pages of the portal only', () => {
  expect(duplicatesIn(routes.map(({ scope, path }) => `${scope} ${path}`))).toEqual([]);
  expect(routes.filter(({ scope, navigation }) => navigation && scope !== 'portal')).toEqual([]);
});
