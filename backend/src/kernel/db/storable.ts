/** Text as PostgreSQL can store it: without NUL, and with U+FFFD for each lone surrogate. */
export function storable(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}
