import { lazy, Suspense, useEffect, useRef } from 'react';
import { useNavigate } from 'react-router';
import { useMe } from '../../api/session.ts';
import { isTyping } from '../../lib/is-typing.ts';
import { Store, useStore } from '../../lib/store.ts';
import { navigationFor, shortcutsFor } from '../registry.ts';

/** What opens over any page: the command palette and the list of shortcuts. */
export type Overlay = 'palette' | 'shortcuts';

const CommandPalette = lazy(async () => ({ default: (await import('./command-palette.tsx')).CommandPalette }));
const ShortcutsDialog = lazy(async () => ({ default: (await import('./shortcuts-dialog.tsx')).ShortcutsDialog }));

const shown = new Store<Overlay | null>(null);

export function openOverlay(next: Overlay | null): void {
  shown.set(next);
}

export function Overlays() {
  const overlay = useStore(shown);
  useShortcuts();
  const close = () => openOverlay(null);
  return (
    <Suspense fallback={null}>
      {overlay === 'palette' && <CommandPalette onClose={close} />}
      {overlay === 'shortcuts' && <ShortcutsDialog onClose={close} />}
    </Suspense>
  );
}

/** The longest time between `g` and the letter after it. */
const SEQUENCE_MS = 1500;

/** ⌘K everywhere; `?`, `g` with a letter, and the shortcuts of the features unless the user is typing. */
function useShortcuts() {
  const navigate = useNavigate();
  const { role } = useMe();
  const gPressedAt = useRef(-Infinity);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        return openOverlay(shown.get() === 'palette' ? null : 'palette');
      }
      if (event.metaKey || event.ctrlKey || event.altKey || shown.get() || isTyping(event.target)) return;
      if (event.key === '?') return openOverlay('shortcuts');
      const isSecondKey = event.timeStamp - gPressedAt.current < SEQUENCE_MS;
      gPressedAt.current = event.key === 'g' ? event.timeStamp : -Infinity;
      const entry = isSecondKey && navigationFor(role).find(({ shortcutKey }) => shortcutKey === event.key);
      if (entry) {
        event.preventDefault();
        void navigate(entry.to);
      } else if (document.querySelector('[role=dialog],[role=menu],[role=listbox]') === null) {
        const run = shortcutsFor(role).find(({ keys }) => keys.toLowerCase() === event.key)?.run;
        if (run) event.preventDefault();
        run?.((to) => void navigate(to));
      }
    };
    // Capture: before the key handlers of a page.
    addEventListener('keydown', onKey, true);
    return () => removeEventListener('keydown', onKey, true);
  }, [navigate, role]);
}
