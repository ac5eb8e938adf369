import { lazy, Suspense, useEffect, useRef, useSyncExternalStore } from 'react';
import { useNavigate } from 'react-router';
import { useMe } from '../../api/session.ts';
import { isTyping } from '../../lib/is-typing.ts';
import { placesFor } from '../features.tsx';

/** What opens over any page by a key or a button: the command palette and the help of shortcuts. */
export type Overlay = 'palette' | 'shortcuts';

const CommandPalette = lazy(async () => ({ default: (await import('./command-palette.tsx')).CommandPalette }));
const ShortcutsDialog = lazy(async () => ({ default: (await import('./shortcuts-dialog.tsx')).ShortcutsDialog }));

let shown: Overlay | null = null;
const listeners = new Set<() => void>();

export function openOverlay(next: Overlay | null): void {
  shown = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function Overlays() {
  const overlay = useSyncExternalStore(subscribe, () => shown);
  useShortcuts();
  const onOpenChange = (open: boolean) => !open && openOverlay(null);
  return (
    <Suspense fallback={null}>
      {overlay === 'palette' && <CommandPalette onOpenChange={onOpenChange} />}
      {overlay === 'shortcuts' && <ShortcutsDialog onOpenChange={onOpenChange} />}
    </Suspense>
  );
}

/** ⌘K anywhere; `?` and `g` with a place's letter where nobody is typing. */
function useShortcuts() {
  const navigate = useNavigate();
  const { role } = useMe();
  const goingSince = useRef(-Infinity);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        return openOverlay(shown === 'palette' ? null : 'palette');
      }
      if (event.metaKey || event.ctrlKey || event.altKey || shown || isTyping(event.target)) return;
      if (event.key === '?') return openOverlay('shortcuts');
      if (event.timeStamp - goingSince.current < 1500) {
        const place = placesFor(role).find(({ key }) => key === event.key);
        if (place) {
          // `n` alone begins a chat.
          event.preventDefault();
          void navigate(place.to);
        }
      }
      goingSince.current = event.key === 'g' ? event.timeStamp : -Infinity;
    };
    // Before the keys of a page, which may be the second of these.
    addEventListener('keydown', onKey, true);
    return () => removeEventListener('keydown', onKey, true);
  }, [navigate, role]);
}
