/** Moves the focus to the page's content (`#content`). */
export function focusContent(): void {
  document.querySelector<HTMLElement>('#content')?.focus({ preventScroll: true });
}

/** The element that has the focus; for an item of an open menu the menu's button, since the menu closes. Null: none. */
export function focusedElement(): HTMLElement | null {
  const focused = document.activeElement;
  const menu = focused?.closest('[role=menu]');
  const element = menu ? document.getElementById(menu.getAttribute('aria-labelledby') ?? '') : focused;
  return element instanceof HTMLElement && element !== document.body ? element : null;
}

/**
 * After a dialog: gives the focus back to the element that opened it, or to the page's content where that was removed. Does
 * nothing where something else has taken the focus meanwhile.
 */
export function restoreFocus(opener: HTMLElement | null): void {
  if (document.activeElement !== document.body) return;
  if (opener?.isConnected) opener.focus();
  else focusContent();
}
