import type { z } from 'zod';
import { fail, kindOf, type AppError, type ErrorKind, type KernelErrorCode } from '../../errors.ts';
import type { Endpoint } from '../contract.ts';
import type { Page } from '../route.ts';

/** What every route may answer, whatever its contract lists. */
export const commonErrors: readonly KernelErrorCode[] = [
  'malformed',
  'tenant_conflict',
  'unauthenticated',
  'wrong_tenant',
  'session_revoked',
  'forbidden',
  'insufficient_scope',
  'membership_waiting',
  'permissions_changed',
  'tenant_suspended',
  'tenant_unknown',
  'not_found',
  'method_not_allowed',
  'body_too_large',
  'unsupported_media_type',
  'invalid_fields',
  'rate_limited',
  'internal',
  'unavailable',
];

const idempotencyErrors: readonly KernelErrorCode[] = ['request_in_progress', 'idempotency_key_reused'];

const fileErrors: readonly KernelErrorCode[] = ['range_not_satisfiable'];

/** Ways of asking that let programs in, whose calls a plan limits. */
const byPrograms: ReadonlySet<string> = new Set(['required', 'optional']);

/** Every error that a caller of this route must be ready for, by code. */
export function errorsOf(endpoint: Endpoint): ReadonlyMap<string, ErrorKind> {
  const names = [
    ...commonErrors,
    ...(byPrograms.has(endpoint.auth ?? 'required') ? (['quota_exceeded'] as const) : []),
    ...(endpoint.idempotent ? idempotencyErrors : []),
    ...(endpoint.answers === 'file' ? fileErrors : []),
    ...(endpoint.timeoutMs === undefined ? [] : (['timeout'] as const)),
    ...(endpoint.errors ?? []),
  ];
  return new Map(names.map(kindOf).map((kind) => [kind.code, kind]));
}

/** Outside production a surprise is a fault of ours, found by the first test that meets it. */
export function undeclared(key: string, error: AppError): AppError {
  return fail('internal', {
    cause: new Error(`${key} answered ${error.code}, which its contract does not list.`, { cause: error }),
  });
}

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

/** Keeps of a handler's answer what the contract names, and nothing else. */
export function stripAnswer(key: string, endpoint: Endpoint, status: number, answer: unknown): Stripped {
  if (!endpoint.list) return { status, data: strip(key, endpoint.data, answer), nextCursor: undefined };
  const page = answer as Page<unknown>;
  return { status, data: strip(key, endpoint.data, page.items), nextCursor: page.next_cursor };
}
