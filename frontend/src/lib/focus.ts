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

let nextPageTakesFocus = false;

/** Makes the page that is shown next take the focus. For navigation by keyboard: the element with the focus is removed. */
export function focusNextPage(): void {
  nextPageTakesFocus = true;
}

/**
 * After each navigation: where `focusNextPage` was called, moves the focus to the field that the page is for (in what is marked
 * `data-page-focus`; not on a touch device, whose keyboard would cover the page), else to its heading, else to the content. A
 * field that has taken the focus itself keeps it.
 */
export function focusPageIfWanted(): void {
  if (!nextPageTakesFocus) return;
  nextPageTakesFocus = false;
  const content = document.querySelector<HTMLElement>('#content');
  if (!content || document.activeElement?.matches('#content :is(input, textarea)')) return;
  const field = content.querySelector<HTMLElement>('[data-page-focus] :is(input, textarea)');
  const heading = content.querySelector<HTMLElement>('h1');
  if (heading) heading.tabIndex = -1;
  const target = matchMedia('(pointer: coarse)').matches ? heading : (field ?? heading);
  (target ?? content).focus({ preventScroll: true });
}
