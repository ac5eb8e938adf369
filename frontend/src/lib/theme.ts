import { type LucideIcon, Monitor, Moon, Sun } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import type { PlainMessageId } from './i18n/text.tsx';

/** `system` follows the device. The script in `index.html` applies the same choice before the first paint. */
export type Theme = 'light' | 'dark' | 'system';

export const themes: readonly { value: Theme; label: PlainMessageId; icon: LucideIcon }[] = [
  { value: 'light', label: 'theme.light', icon: Sun },
  { value: 'dark', label: 'theme.dark', icon: Moon },
  { value: 'system', label: 'theme.system', icon: Monitor },
];

const key = 'atrium-theme';
const device = matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();

function stored(): Theme {
  try {
    const value = localStorage.getItem(key);
    return value === 'light' || value === 'dark' ? value : 'system';
  } catch {
    return 'system';
  }
}

let theme: Theme = stored();

function apply() {
  const dark = theme === 'dark' || (theme === 'system' && device.matches);
  document.documentElement.classList.toggle('dark', dark);
  for (const listener of listeners) listener();
}

export function setTheme(next: Theme): void {
  theme = next;
  try {
    if (next === 'system') localStorage.removeItem(key);
    else localStorage.setItem(key, next);
  } catch {
    // Storage is forbidden: the choice applies to this page only.
  }
  apply();
}

export function useTheme(): Theme {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => theme,
  );
}

device.addEventListener('change', apply);
addEventListener('storage', (event) => {
  if (event.key !== key) return;
  theme = stored();
  apply();
});
