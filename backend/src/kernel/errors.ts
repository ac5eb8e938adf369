/** An error that clients are meant to see. Its code is stable. Made by `defineErrors`. */
export interface ErrorKind<Code extends string = string> {
  readonly code: Code;
  /** The HTTP status. */
  readonly status: number;
  /** For a person: what happened and what they can do, in one or two sentences. */
  readonly message: string;
}

/** The errors of one module, by code: `{ slug_taken: [409, 'This portal address is taken.'] }`. */
export function defineErrors<const T extends Record<string, readonly [status: number, message: string]>>(
  kinds: T,
): { readonly [Code in keyof T & string]: ErrorKind<Code> } {
  const made = Object.entries(kinds).map(([code, [status, message]]) => [code, { code, status, message }]);
  return Object.fromEntries(made) as { readonly [Code in keyof T & string]: ErrorKind<Code> };
}

/** The errors of the kernel. Modules define their own beside these. */
export const kernelErrors = defineErrors({
  malformed: [400, 'The request could not be read.'],
  tenant_conflict: [400, 'The host, header and path name different tenants.'],
  unauthenticated: [401, 'Sign in to continue.'],
  wrong_tenant: [401, 'This token belongs to another tenant.'],
  session_revoked: [401, 'This session has ended. Sign in again.'],
  plan_limit: [402, 'The plan does not allow more of this.'],
  forbidden: [403, 'Your role does not allow this.'],
  insufficient_scope: [403, 'This key or token was not given that.'],
  membership_waiting: [403, 'Your request to join is with the admins of this portal.'],
  permissions_changed: [403, 'Your role was changed in the middle of this. Ask again.'],
  tenant_suspended: [403, 'This portal is suspended. Its owner can say why.'],
  tenant_unknown: [404, 'There is no portal at this address.'],
  not_found: [404, 'There is nothing here, or it is not yours to see.'],
  method_not_allowed: [405, 'This address does not answer to that method.'],
  conflict: [409, 'This was changed in the meantime.'],
  request_in_progress: [409, 'The same request is still running.'],
  version_stale: [412, 'Somebody else changed this. Reload and try again.'],
  body_too_large: [413, 'The request body is too large.'],
  range_not_satisfiable: [416, 'The file is shorter than that.'],
  unsupported_media_type: [415, 'Send JSON.'],
  upgrade_required: [426, 'This address speaks WebSocket only.'],
  invalid_fields: [422, 'Some fields are not right.'],
  idempotency_key_reused: [422, 'This Idempotency-Key was used for another request.'],
  quota_exceeded: [429, 'The quota is used up.'],
  rate_limited: [429, 'Too many requests. Wait a moment.'],
  internal: [500, 'Something failed on our side. It has been recorded.'],
  timeout: [503, 'This took too long. Try again in a moment.'],
  unavailable: [503, 'A service this needs is not answering. Try again in a moment.'],
});
export type KernelErrorCode = keyof typeof kernelErrors;

/** A kernel error by its code, or a module's by its value. */
export type ErrorName = KernelErrorCode | ErrorKind;

export function kindOf(name: ErrorName): ErrorKind {
  return typeof name === 'string' ? kernelErrors[name] : name;
}

/** Details of an error: what is wrong by field path, or named facts (limit, used, resets_at). */
export type ErrorFields = Record<string, unknown>;

export interface ErrorOptions {
  message?: string | undefined;
  fields?: ErrorFields;
  headers?: Record<string, string>;
  cause?: unknown;
}

/**
 * An error that the client is meant to see, rendered by `http/response/envelope.ts`. Anything else that is thrown becomes
 * `internal`.
 */
export class AppError extends Error {
  readonly code: string;
  readonly status: number;
  readonly fields: ErrorFields | undefined;
  readonly headers: Record<string, string>;

  constructor({ code, status, message }: ErrorKind, options: ErrorOptions = {}) {
    super(options.message ?? message, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.status = status;
    this.fields = options.fields;
    this.headers = options.headers ?? {};
  }
}

/** Makes an error to throw: `throw fail('not_found')`, `throw fail(errors.slug_taken)`. */
export function fail(name: ErrorName, options?: ErrorOptions): AppError {
  return new AppError(kindOf(name), options);
}
