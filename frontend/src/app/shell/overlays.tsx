import { lazy, Suspense, useEffect } from 'react';
import { loadPaletteMessages } from '../../lib/i18n/i18n.ts';
import { useStore } from '../../lib/store.ts';
import { useIsNavigationBlocked } from '../../lib/unsaved-changes.ts';
import { preloadMenus } from '../../ui/dropdown-menu.tsx';
import { preloadPopovers } from '../../ui/popover.tsx';
import { preloadToasts } from '../../ui/toast.tsx';
import { openOverlay, shownOverlay } from './open-overlay.ts';
import { useShortcuts } from './use-shortcuts.ts';

async function loadPalette() {
  const [{ CommandPalette: Palette }] = await Promise.all([
    import('./palette/command-palette.tsx'),
    loadPaletteMessages(),
  ]);
  return { default: Palette };
}

const CommandPalette = lazy(loadPalette);
const LeaveDialog = lazy(async () => ({ default: (await import('./leave-dialog.tsx')).LeaveDialog }));
const ShortcutsDialog = lazy(async () => ({ default: (await import('./shortcuts-dialog.tsx')).ShortcutsDialog }));

/** Behind what the first page needs: so long the code of what opens over it is loaded when it is opened. */
const PRELOAD_AFTER_MS = 4_000;

function preload() {
  // Where it fails, opening the palette loads it again.
  loadPalette().catch(() => undefined);
  preloadMenus();
  preloadPopovers();
  preloadToasts();
}

export function Overlays() {
  const overlay = useStore(shownOverlay);
  const isNavigationBlocked = useIsNavigationBlocked();
  useShortcuts();
  useEffect(() => {
    const timer = setTimeout(preload, PRELOAD_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  const close = () => openOverlay(null);
  return (
    <Suspense fallback={null}>
      {overlay === 'palette' && <CommandPalette onClose={close} />}
      {overlay === 'shortcuts' && <ShortcutsDialog onClose={close} />}
      {isNavigationBlocked && <LeaveDialog />}
    </Suspense>
  );
}
