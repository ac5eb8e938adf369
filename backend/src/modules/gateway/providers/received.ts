/** The fields of what a provider sent. Nothing is known of them; what is no object has none. */
export function fieldsOf(received: unknown): Record<string, unknown> {
  return typeof received === 'object' && received !== null ? (received as Record<string, unknown>) : {};
}

/**
 * A name that a provider sent (a model, a code), if it can be stored, logged and shown: a string of 1 to `longest` UTF-16
 * units, well-formed, without control characters. Else null: half a name is none.
 */
export function nameOf(received: unknown, longest: number): string | null {
  if (typeof received !== 'string' || received === '' || received.length > longest) return null;
  return received.isWellFormed() && !/\p{Cc}/u.test(received) ? received : null;
}
