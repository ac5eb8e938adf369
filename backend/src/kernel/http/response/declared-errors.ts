import { fail, kindOf, type AppError, type ErrorKind, type KernelErrorCode } from '../../errors.ts';
import type { Endpoint } from '../contract.ts';

/** The error codes that every route may respond with, whatever its contract lists. */
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

/** Every error that this route may respond with, by code. */
export function errorsOf(endpoint: Endpoint): ReadonlyMap<string, ErrorKind> {
  const names = [
    ...commonErrors,
    ...(byPrograms.has(endpoint.auth ?? 'required') ? (['quota_exceeded'] as const) : []),
    ...(endpoint.idempotent ? idempotencyErrors : []),
    ...(endpoint.response === 'file' ? fileErrors : []),
    ...(endpoint.timeoutMs === undefined ? [] : (['timeout'] as const)),
    ...(endpoint.errors ?? []),
  ];
  return new Map(names.map(kindOf).map((kind) => [kind.code, kind]));
}

/**
 * An error that the contract of its route does not list, as 500 `internal`. Used outside production, so that the first test that
 * meets it fails.
 */
export function undeclared(key: string, error: AppError): AppError {
  return fail('internal', {
    cause: new Error(`${key} responded ${error.code}, which its contract does not list.`, { cause: error }),
  });
}
