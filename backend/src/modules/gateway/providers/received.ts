/** The fields of an unvalidated value from a provider; none where it is no object. */
export function fieldsOf(received: unknown): Record<string, unknown> {
  return typeof received === 'object' && received !== null ? (received as Record<string, unknown>) : {};
}

/**
 * A name from a provider (a model, a code), if it can be stored, logged and shown: a string of 1 to `longest` UTF-16 units,
 * well-formed, without control characters. Else null.
 */
export function nameOf(received: unknown, longest: number): string | null {
  if (typeof received !== 'string' || received === '' || received.length > longest) return null;
  return received.isWellFormed() && !/\p{Cc}/u.test(received) ? received : null;
}
