/**
 * What is typed between the shortcut of the command palette and the focus of its field. The code of the palette may still be
 * loading then, and the focus is where it was: without this the letters would be written into the page.
 */
let typed = '';
let submitted = false;

/** Keeps a key for the palette. False: it is none that a text field takes, e.g. a shortcut of the browser. */
export function typeAhead({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (key === 'Backspace') typed = typed.slice(0, -1);
  else if (key === 'Enter') submitted = true;
  else if (key.length !== 1 || ctrlKey || metaKey || altKey) return false;
  else if (!submitted) typed += key;
  return true;
}

/** Hands over what was kept, and forgets it. `submitted`: Enter was pressed behind it. */
export function takeTypedAhead(): { typed: string; submitted: boolean } {
  const taken = { typed, submitted };
  typed = '';
  submitted = false;
  return taken;
}
