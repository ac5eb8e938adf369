/** The page's content has the focus, not the top of the document. */
export function focusContent(): void {
  document.querySelector<HTMLElement>('#content')?.focus({ preventScroll: true });
}

/** After a dialog: what opened it has the focus again, or, where that is gone by now, the page's content. */
export function returnFocus(opener: HTMLElement | null): void {
  if (opener?.isConnected) opener.focus();
  else focusContent();
}
