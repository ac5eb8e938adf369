import { lazy, Suspense, useEffect } from 'react';
import { loadPaletteMessages } from '../../lib/i18n/i18n.ts';
import { useStore } from '../../lib/store.ts';
import { useLeaveQuestion } from '../../lib/unsaved-changes.ts';
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

/** After what the first page needs. Until then the palette and the question are loaded when they are opened. */
const PRELOAD_AFTER_MS = 4_000;

export function Overlays() {
  const overlay = useStore(shownOverlay);
  const leaveQuestion = useLeaveQuestion();
  useShortcuts();
  useEffect(() => {
    // What fails is loaded again when it is opened. The question must open without a connection, too.
    const timer = setTimeout(() => void Promise.allSettled([loadPalette(), loadLeaveDialog()]), PRELOAD_AFTER_MS);
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
