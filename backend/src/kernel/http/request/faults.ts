import { fail, type AppError } from '../../errors.ts';

/** Enough to repair a request by. A body of a megabyte has room for 100,000, and for names as long as itself. */
const most = 50;
const longestName = 200;

const shortened = (text: string) => (text.length > longestName ? `${text.slice(0, longestName)}…` : text);

/**
 * What is wrong with a request, by the path of each field (`owner.email`), the first fault of each. Paths are the caller's
 * own words, `constructor` among them, and as many and as long as the caller likes: an answer must not grow with them.
 */
export class Faults {
  readonly #found = new Map<string, string>();

  /** Nothing more will be noted: looking on would be for nothing. */
  get full(): boolean {
    return this.#found.size >= most;
  }

  add(path: readonly string[], message: string): void {
    if (this.full) return;
    const name = shortened(path.map(shortened).join('.')).toWellFormed().replaceAll('\u0000', '\\u0000') || 'body';
    if (!this.#found.has(name)) this.#found.set(name, message);
  }

  /** Null: there is none. */
  asError(): AppError | null {
    return this.#found.size === 0 ? null : fail('invalid_fields', { fields: Object.fromEntries(this.#found) });
  }
}
