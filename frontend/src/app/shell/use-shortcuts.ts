import { useEffect, useRef } from 'react';
import { useNavigate } from 'react-router';
import { focusNextPage } from '../../lib/focus.ts';
import { isTyping } from '../../lib/is-typing.ts';
import { shortcutsFor } from '../registry.ts';
import { useViewer } from '../viewer.ts';
import { destinationsFor } from './destinations.ts';
import { openOverlay, shownOverlay } from './open-overlay.ts';
import { takeTypedAhead, typeAhead } from './type-ahead.ts';

/** The longest time between `g` and the letter after it. */
const SEQUENCE_MS = 1500;

/** The palette is to be shown, and its field does not have the focus yet. */
function isPaletteOpening(): boolean {
  return shownOverlay.get() === 'palette' && !document.activeElement?.closest('[role=dialog]');
}

/** Whether a dialog or a menu is open, or about to be: keys are for that then. */
function isCovered(): boolean {
  return shownOverlay.get() !== null || document.querySelector('[role=dialog],[role=menu],[role=listbox]') !== null;
}

/** ⌘K everywhere; `?`, `g` with a letter, and the shortcuts of the features, unless the user is typing or something is open over the page. */
export function useShortcuts(): void {
  const navigate = useNavigate();
  const { role, kind } = useViewer();
  const gPressedAt = useRef(-Infinity);
  useEffect(() => {
    const viewer = { role, kind };
    const go = (to: string) => {
      focusNextPage();
      void navigate(to);
    };
    const onKey = (event: KeyboardEvent) => {
      if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        takeTypedAhead();
        return openOverlay(shownOverlay.get() === 'palette' ? null : 'palette');
      }
      if (isPaletteOpening()) {
        if (event.key === 'Escape') openOverlay(null);
        else if (!typeAhead(event)) return;
        event.preventDefault();
        return event.stopImmediatePropagation();
      }
      if (event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target) || isCovered()) return;
      if (event.key === '?') return openOverlay('shortcuts');
      const isSecondKey = event.timeStamp - gPressedAt.current < SEQUENCE_MS;
      gPressedAt.current = event.key === 'g' ? event.timeStamp : -Infinity;
      const destination = isSecondKey && destinationsFor(viewer).find(({ shortcutKey }) => shortcutKey === event.key);
      if (destination) {
        event.preventDefault();
        go(destination.to);
      } else {
        const run = shortcutsFor(viewer).find(({ keys }) => keys.toLowerCase() === event.key)?.run;
        if (run) event.preventDefault();
        run?.(go);
      }
    };
    // Capture: before the key handlers of a page.
    addEventListener('keydown', onKey, true);
    return () => removeEventListener('keydown', onKey, true);
  }, [navigate, role, kind]);
}
