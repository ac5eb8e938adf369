import { lazy, Suspense, useEffect } from 'react';
import { loadPaletteMessages } from '../../lib/i18n/i18n.ts';
import { useStore } from '../../lib/store.ts';
import { useLeaveQuestion } from '../../lib/unsaved-changes.ts';
import { preloadMenus } from '../../ui/dropdown-menu.tsx';
import { preloadPopovers } from '../../ui/popover.tsx';
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
const loadLeaveDialog = async () => ({ default: (await import('./leave-dialog.tsx')).LeaveDialog });
const LeaveDialog = lazy(loadLeaveDialog);
const ShortcutsDialog = lazy(async () => ({ default: (await import('./shortcuts-dialog.tsx')).ShortcutsDialog }));

/** Behind what the first page needs: so long the code of what opens over it is loaded when it is opened. */
const PRELOAD_AFTER_MS = 4_000;

function preload() {
  // What fails is loaded again when it is opened. The question must open without a connection, too.
  void Promise.allSettled([loadPalette(), loadLeaveDialog()]);
  preloadMenus();
  preloadPopovers();
}

export function Overlays() {
  const overlay = useStore(shownOverlay);
  const leaveQuestion = useLeaveQuestion();
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
      {leaveQuestion && <LeaveDialog hasDraft={leaveQuestion.discardDrafts !== null} />}
    </Suspense>
  );
}
