import { parse as parseQuery } from 'node:querystring';
import { z } from 'zod';
import { fail } from '../../errors.ts';
import type { Endpoint, Parsed } from '../contract.ts';
import { Faults } from './faults.ts';
import { bodyLimit, readBytes } from './body-bytes.ts';
import { readFormBody } from './form-body.ts';
import { findUnstorable, readJsonBody } from './json-body.ts';
import { readMultipart, type UploadedFile } from './multipart-body.ts';
import type { Context } from '../state.ts';

const nothing = z.strictObject({}).optional();
const noParams = z.object({});

/** Records the first fault of each path: `owner.email` → `Invalid email address`, `colour` → `unknown field`. */
function note(error: z.ZodError, faults: Faults): void {
  for (const issue of error.issues) {
    if (faults.full) return;
    const path = issue.path.map(String);
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) faults.add([...path, key], 'unknown field');
    } else faults.add(path, issue.message.endsWith('received undefined') ? 'is required' : issue.message);
  }
}

function parse(schema: z.ZodType, value: unknown, faults: Faults): unknown {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  note(parsed.error, faults);
  return undefined;
}

/** The query as an object with a prototype, which zod requires; the values of a repeated name are an array. */
function queryOf({ querystring }: Context): Record<string, unknown> {
  if (!querystring) return {};
  try {
    decodeURIComponent(querystring);
  } catch (error) {
    throw fail('malformed', { message: 'The query is not UTF-8.', cause: error });
  }
  return { ...parseQuery(querystring) };
}

/** The input of a request: parsed parts, raw bytes and files. */
export interface Input extends Parsed {
  /** Of `accepts: 'raw'`. */
  readonly bytes: Buffer | null;
  /** Of `accepts: 'multipart'`. */
  readonly files: readonly UploadedFile[];
  /** Deletes the files on the disk. Null: there are none. */
  readonly discard: (() => Promise<void>) | null;
}

type Received = Pick<Input, 'bytes' | 'files' | 'discard'> & { body: unknown };

async function readBody(ctx: Context, endpoint: Endpoint, signed: Buffer | null): Promise<Received> {
  const { accepts = 'json', maxBody, files } = endpoint;
  const nothingElse = { bytes: null, files: [], discard: null };
  if (ctx.method === 'GET' || ctx.method === 'HEAD') return { body: undefined, ...nothingElse };
  if (accepts === 'json') return { body: await readJsonBody(ctx, maxBody), ...nothingElse };
  if (accepts === 'form') return { body: await readFormBody(ctx, maxBody), ...nothingElse };
  if (accepts === 'raw') {
    const bytes = signed ?? (await readBytes(ctx, ['*/*'], maxBody ?? bodyLimit));
    return { body: undefined, ...nothingElse, bytes };
  }
  if (!files) throw new Error('an endpoint that accepts multipart says how many files, and how large');
  const { fields, ...received } = await readMultipart(ctx, files, maxBody);
  return { body: fields, bytes: null, ...received };
}

/**
 * Reads and checks all input of a request.
 * @param signed the body, where it had to be read before
 * @throws {AppError} `invalid_fields` naming every field at fault, of params, query and body alike.
 */
export async function readInput(
  ctx: Context,
  endpoint: Endpoint,
  params: unknown,
  signed: Buffer | null = null,
): Promise<Input> {
  const query = queryOf(ctx);
  const withBody = ctx.method !== 'GET' && ctx.method !== 'HEAD';
  const { body, ...rest } = await readBody(ctx, endpoint, signed);
  const faults = new Faults();
  findUnstorable({ ...(params as object), ...query }, faults);
  const input = {
    params: parse(endpoint.params ?? noParams, params, faults),
    query: parse(endpoint.query ?? nothing, query, faults),
    // A missing body counts as an empty object, whose missing fields are then named.
    body: withBody
      ? parse(endpoint.body ?? nothing, body === undefined && endpoint.body ? {} : body, faults)
      : undefined,
  };
  const error = faults.asError();
  if (!error) return { ...input, ...rest };
  await rest.discard?.();
  throw error;
}
