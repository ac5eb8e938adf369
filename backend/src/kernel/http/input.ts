import { z } from 'zod';
import { fail, type ErrorFields } from '../errors.ts';
import type { Endpoint, Parsed } from './contract.ts';
import { readJsonBody, unstorable } from './json-body.ts';
import type { Context } from './state.ts';

const nothing = z.strictObject({}).optional();
const noParams = z.object({});

/** `{ 'owner.email': 'Invalid email address', 'colour': 'unknown field' }`, in the order of the schema. */
export function fieldsOf(error: z.ZodError): ErrorFields {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) {
    const path = issue.path.map(String);
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) fields[[...path, key].join('.')] ??= 'unknown field';
    } else fields[path.join('.') || 'body'] ??= issue.message;
  }
  return fields;
}

function parse(schema: z.ZodType, value: unknown, fields: ErrorFields): unknown {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  Object.assign(fields, fieldsOf(parsed.error));
  return undefined;
}

/** A plain object: Koa's has no prototype, which zod takes for no object, and holds arrays where a name is repeated. */
function queryOf(ctx: Context): Record<string, unknown> {
  if (!ctx.querystring) return {};
  try {
    decodeURIComponent(ctx.querystring);
  } catch (error) {
    throw fail('malformed', { message: 'The query is not UTF-8.', cause: error });
  }
  return { ...ctx.query };
}

/**
 * Reads and checks everything a call carries.
 * @throws {AppError} `invalid_fields` naming every field at fault, of params, query and body alike.
 */
export async function readInput(ctx: Context, endpoint: Endpoint, params: unknown): Promise<Parsed> {
  const query = queryOf(ctx);
  const withBody = ctx.method !== 'GET' && ctx.method !== 'HEAD';
  const body = withBody ? await readJsonBody(ctx, endpoint.maxBody) : undefined;
  const fields: ErrorFields = unstorable({ ...(params as object), ...query });
  const input = {
    params: parse(endpoint.params ?? noParams, params, fields),
    query: parse(endpoint.query ?? nothing, query, fields),
    body: withBody ? parse(endpoint.body ?? nothing, body, fields) : undefined,
  };
  if (Object.keys(fields).length > 0) throw fail('invalid_fields', { fields });
  return input;
}
