/** Text as PostgreSQL can keep it: without NUL, and with U+FFFD for each half of a surrogate pair that stands alone. */
export function storable(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}
