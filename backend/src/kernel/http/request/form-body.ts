import { parse } from 'node:querystring';
import { bodyLimit, hasBody, readBytes } from './body-bytes.ts';
import { Faults } from './faults.ts';
import { asText, findUnstorable } from './json-body.ts';
import type { Context } from '../state.ts';

/**
 * Reads `application/x-www-form-urlencoded` (WHATWG URL § 5). The values of a repeated name are an array.
 * @returns undefined when nothing was sent
 * @throws {AppError} as `readJsonBody`
 */
export async function readFormBody(ctx: Context, limit = bodyLimit): Promise<unknown> {
  if (!hasBody(ctx)) return undefined;
  const text = asText(await readBytes(ctx, ['application/x-www-form-urlencoded'], limit));
  const fields = { ...parse(text) };
  const faults = new Faults();
  findUnstorable(fields, faults);
  const error = faults.asError();
  if (error) throw error;
  return fields;
}
