/** Atrium does not start on this database. The message is for the operator, and says what to do. */
export class DatabaseRefused extends Error {
  override readonly name = 'DatabaseRefused';
}

/** For a server that cannot be reached, or refuses the login. */
export function notThere(variable: string, error: unknown): DatabaseRefused {
  return new DatabaseRefused(`${variable} does not lead to a database: ${deepestCause(error)}`, { cause: error });
}

function deepestCause(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof AggregateError) return error.errors.map(deepestCause).join(', ');
  return error.cause === undefined ? error.message : deepestCause(error.cause);
}
