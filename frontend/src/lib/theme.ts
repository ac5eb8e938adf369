import { type LucideIcon, Monitor, Moon, Sun } from 'lucide-react';
import type { PlainMessageId } from './i18n/text.tsx';
import { Store, useStore } from './store.ts';
import { readLocal, writeLocal } from './web-storage.ts';

/** `system` follows the device. The script in `index.html` applies the same choice before the first paint. */
export type Theme = 'light' | 'dark' | 'system';

export const themes: readonly { value: Theme; label: PlainMessageId; icon: LucideIcon }[] = [
  { value: 'light', label: 'theme.light', icon: Sun },
  { value: 'dark', label: 'theme.dark', icon: Moon },
  { value: 'system', label: 'theme.system', icon: Monitor },
];

const key = 'atrium-theme';
const device = matchMedia('(prefers-color-scheme: dark)');
const theme = new Store<Theme>(stored());

function stored(): Theme {
  const value = readLocal(key);
  return value === 'light' || value === 'dark' ? value : 'system';
}

function apply() {
  const dark = theme.get() === 'dark' || (theme.get() === 'system' && device.matches);
  document.documentElement.classList.toggle('dark', dark);
}

/** Applies to all pages of this device; to this page only where storage is forbidden. */
export function setTheme(next: Theme): void {
  writeLocal(key, next === 'system' ? null : next);
  theme.set(next);
}

export function useTheme(): Theme {
  return useStore(theme);
}

theme.subscribe(apply);
device.addEventListener('change', apply);
addEventListener('storage', (event) => {
  if (event.key === key) theme.set(stored());
});
