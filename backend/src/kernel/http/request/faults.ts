import { fail, type AppError } from '../../errors.ts';

/** The most faults that are reported. A body of a megabyte could have 100,000, with very long names. */
const most = 50;
const longestName = 200;

const shortened = (text: string) => (text.length > longestName ? `${text.slice(0, longestName)}…` : text);

/**
 * The faults of a request by field path (`owner.email`), the first fault of each. Paths are chosen by the client, `constructor`
 * among them, in any number and length: the response must not grow with them.
 */
export class Faults {
  readonly #found = new Map<string, string>();

  /** No more faults are recorded. */
  get full(): boolean {
    return this.#found.size >= most;
  }

  add(path: readonly string[], message: string): void {
    if (this.full) return;
    const name = shortened(path.map(shortened).join('.')).toWellFormed().replaceAll('\u0000', '\\u0000') || 'body';
    if (!this.#found.has(name)) this.#found.set(name, message);
  }

  /** The faults as `invalid_fields`; null when there are none. */
  asError(): AppError | null {
    return this.#found.size === 0 ? null : fail('invalid_fields', { fields: Object.fromEntries(this.#found) });
  }
}
