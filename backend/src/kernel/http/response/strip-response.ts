import type { z } from 'zod';
import type { Endpoint } from '../contract.ts';
import type { Page } from '../route.ts';

/** A JSON response, ready to be sent. */
export interface Stripped {
  status: number;
  data: unknown;
  /** Undefined: not a list. */
  nextCursor: string | null | undefined;
}

function strip(key: string, schema: z.ZodType | undefined, data: unknown): unknown {
  if (!schema) {
    if (data !== undefined) throw new Error(`${key} returned data, but its contract has none.`);
    return null;
  }
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
  throw new Error(`${key} returned what its contract does not allow: ${where}`);
}

/**
 * What a handler returned, reduced to what its contract names.
 * @throws {Error} when it does not satisfy the contract
 */
export function stripResponse(key: string, endpoint: Endpoint, status: number, returned: unknown): Stripped {
  if (!endpoint.list) return { status, data: strip(key, endpoint.data, returned), nextCursor: undefined };
  const page = returned as Page<unknown>;
  return { status, data: strip(key, endpoint.data, page.items), nextCursor: page.next_cursor };
}
