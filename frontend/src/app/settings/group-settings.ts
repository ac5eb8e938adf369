import type { NavigationItem } from '../registry.ts';

type SettingsItem = Extract<NavigationItem, { area: 'settings' }>;

interface SettingsGroup {
  group: SettingsItem['group'];
  entries: readonly SettingsItem[];
}

/** By their headings, in the order in which the headings come first. */
export function groupSettings(entries: readonly SettingsItem[]): readonly SettingsGroup[] {
  return [...Map.groupBy(entries, ({ group }) => group)].map(([group, own]) => ({ group, entries: own }));
}
