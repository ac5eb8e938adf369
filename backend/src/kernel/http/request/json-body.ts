import { isUtf8 } from 'node:buffer';
import { fail } from '../../errors.ts';
import { bodyLimit, hasBody, readBytes } from './body-bytes.ts';
import { Faults } from './faults.ts';
import type { Context } from '../state.ts';

const depthLimit = 64;

/** The deepest nesting of brackets outside strings, counted on the text: no recursion, no allocation. */
export function nestingDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22) {
      for (at += 1; at < text.length && text.charCodeAt(at) !== 0x22; at += 1) {
        if (text.charCodeAt(at) === 0x5c) at += 1;
      }
    } else if (code === 0x5b || code === 0x7b) {
      depth += 1;
      if (depth > deepest) deepest = depth;
    } else if (code === 0x5d || code === 0x7d) depth -= 1;
  }
  return deepest;
}

const broken = (value: string) => value.includes('\u0000') || !value.isWellFormed();

/** Records strings and keys with NUL (PostgreSQL refuses it) or lone surrogates (no valid text), and keys named `__proto__`. */
export function findUnstorable(value: unknown, faults: Faults, path: string[] = []): void {
  if (typeof value === 'string' && broken(value)) faults.add(path, 'must not hold control or broken characters');
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    if (faults.full) return;
    // One array for the whole walk: a path for each of a hundred thousand fields would take quadratic memory.
    path.push(key);
    if (broken(key)) faults.add(path, 'the name must not hold control or broken characters');
    else if (key === '__proto__') faults.add(path, 'unknown field');
    else findUnstorable(child, faults, path);
    path.pop();
  }
}

function parse(text: string): unknown {
  if (nestingDepth(text) > depthLimit) {
    throw fail('malformed', { message: `JSON may be nested ${depthLimit} levels deep.` });
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw fail('malformed', { message: 'The body is not JSON.', cause: error });
  }
}

/** @throws {AppError} `malformed` for what is not UTF-8 */
export function asText(bytes: Buffer): string {
  if (!isUtf8(bytes)) throw fail('malformed', { message: 'The body is not UTF-8.' });
  return bytes.toString('utf8');
}

/**
 * Reads the request's JSON (RFC 8259).
 * @returns what was sent, or undefined when nothing was
 * @throws {AppError} `body_too_large`, `unsupported_media_type`, `malformed`, or `invalid_fields` naming each field that cannot
 * be stored
 */
export async function readJsonBody(ctx: Context, limit = bodyLimit): Promise<unknown> {
  if (!hasBody(ctx)) return undefined;
  const text = asText(await readBytes(ctx, ['application/json', 'application/*+json'], limit));
  if (text.trim() === '') return undefined;
  const value = parse(text);
  // NUL and lone surrogates need an escape, so most bodies need no walk.
  if (text.includes('\\u') || text.includes('__proto__')) {
    const faults = new Faults();
    findUnstorable(value, faults);
    const error = faults.asError();
    if (error) throw error;
  }
  return value;
}
