/** Moves the focus to the page's content (`#content`). */
export function focusContent(): void {
  document.querySelector<HTMLElement>('#content')?.focus({ preventScroll: true });
}

/** After a dialog: gives the focus back to the element that opened it, or to the page's content where that was removed. */
export function restoreFocus(opener: HTMLElement | null): void {
  if (opener?.isConnected) opener.focus();
  else focusContent();
}
