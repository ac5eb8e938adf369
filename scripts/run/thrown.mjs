import { Refusal } from './say.mjs';

/**
 * The code of what the system refused, e.g. `ENOENT`; undefined for anything else that was thrown.
 *
 * @param {unknown} error
 * @returns {string | undefined}
 */
export function codeOf(error) {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}

/** @param {unknown} error */
export function messageOf(error) {
  return error instanceof Error ? error.message : String(error);
}

/**
 * What ended a script, for whoever started it: the sentence of a refusal, else the error with its stack.
 *
 * @param {unknown} error
 */
export function explain(error) {
  if (error instanceof Refusal) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
