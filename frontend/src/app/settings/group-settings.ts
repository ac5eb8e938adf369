import type { NavigationItem } from '../registry.ts';

type SettingsItem = Extract<NavigationItem, { area: 'settings' }>;

interface SettingsGroup {
  group: SettingsItem['group'];
  entries: readonly SettingsItem[];
}

/** Groups entries by heading. The groups are in the order of their first entries. */
export function groupSettings(entries: readonly SettingsItem[]): readonly SettingsGroup[] {
  return [...Map.groupBy(entries, ({ group }) => group)].map(([group, own]) => ({ group, entries: own }));
}
