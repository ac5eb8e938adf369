import { Settings } from 'lucide-react';
import type { PlainMessageId } from '../../lib/i18n/text.tsx';
import type { Viewer } from '../../lib/feature.ts';
import { entriesFor, navigationFor } from '../registry.ts';

/** The entry that leads to the settings, for viewers who have a page there. */
export const settingsEntry = { to: '/settings', label: 'shell.settings', icon: Settings, shortcutKey: 's' } as const;

interface Destination {
  to: string;
  label: PlainMessageId;
  shortcutKey: string;
}

/** The pages that `g` and a letter navigate to. */
export function destinationsFor(viewer: Viewer): readonly Destination[] {
  const settings = entriesFor(viewer, 'settings').length > 0 ? [settingsEntry] : [];
  return [...navigationFor(viewer), ...settings].flatMap(({ to, label, shortcutKey }) =>
    shortcutKey === undefined ? [] : [{ to, label, shortcutKey }],
  );
}
