/**
 * The one catalogue of what can go wrong. A code is stable: programs rely on it. Thrown where it is known, rendered
 * once by `http/envelope.ts`.
 */
export const errorCatalogue = {
  malformed: [400, 'The request could not be read.'],
  tenant_conflict: [400, 'The host, header and path name different tenants.'],
  unauthenticated: [401, 'Sign in to continue.'],
  invalid_credentials: [401, 'The e-mail or the password is not right.'],
  wrong_tenant: [401, 'This token belongs to another tenant.'],
  session_revoked: [401, 'This session has ended. Sign in again.'],
  plan_limit: [402, 'The plan does not allow more of this.'],
  forbidden: [403, 'Your role does not allow this.'],
  membership_waiting: [403, 'Your request to join is with the admins of this portal.'],
  permissions_changed: [403, 'Your role was changed in the middle of this. Ask again.'],
  tenant_suspended: [403, 'This portal is suspended. Its owner can say why.'],
  tenant_unknown: [404, 'There is no portal at this address.'],
  not_found: [404, 'There is nothing here, or it is not yours to see.'],
  method_not_allowed: [405, 'This address does not answer to that method.'],
  conflict: [409, 'This was changed in the meantime.'],
  slug_taken: [409, 'This portal address is taken.'],
  email_taken: [409, 'An account with this e-mail is here already.'],
  request_in_progress: [409, 'The same request is still running.'],
  last_owner: [409, 'An organization needs an owner. Make somebody else an owner first.'],
  message_streaming: [409, 'An answer is still being written. Stop it first, or wait.'],
  version_stale: [412, 'Somebody else changed this. Reload and try again.'],
  body_too_large: [413, 'The request body is too large.'],
  unsupported_media_type: [415, 'Send JSON.'],
  invalid_fields: [422, 'Some fields are not right.'],
  idempotency_key_reused: [422, 'This Idempotency-Key was used for another request.'],
  guard_blocked: [422, 'The message holds something that must not leave. Remove it and send again.'],
  waiting_list_full: [
    429,
    'Too many requests to join are waiting here. Try again when the admins have looked at them.',
  ],
  rate_limited: [429, 'Too many requests. Wait a moment.'],
  account_locked: [429, 'Too many failed attempts. Wait, then try again.'],
  quota_exceeded: [429, 'The quota is used up.'],
  internal: [500, 'Something failed on our side. It has been recorded.'],
  unavailable: [503, 'A service this needs is not answering. Try again in a moment.'],
  provider_unavailable: [503, 'The AI provider is not answering. Try again, or choose another model.'],
  provider_timeout: [503, 'The AI provider took too long. Try again, or choose another model.'],
  provider_busy: [503, 'The AI provider has too much to do. Wait a moment, then try again.'],
  provider_misconfigured: [503, 'The AI provider refuses this portal. An admin must check its key and model name.'],
  answer_cut: [503, 'The AI provider broke off in the middle of the answer. Ask again to get all of it.'],
  answer_interrupted: [
    503,
    'The server stopped in the middle of the answer. What was there is kept; regenerate to get all of it.',
  ],
  answer_empty: [503, 'The AI provider sent an empty answer. Try again, or choose another model.'],
  content_filtered: [422, "The AI provider's content filter refused this. Put it in other words."],
  context_too_long: [422, 'The conversation is too long for this model. Start a new one, or choose a larger model.'],
} as const satisfies Record<string, readonly [number, string]>;

export type ErrorCode = keyof typeof errorCatalogue;

/** Details that travel with an error: a field path to what is wrong with it, or named facts (limit, used, resets_at). */
export type ErrorFields = Record<string, unknown>;

export interface ErrorOptions {
  message?: string;
  fields?: ErrorFields;
  headers?: Record<string, string>;
  cause?: unknown;
}

/** An error that the caller is meant to see. Anything else that is thrown is answered as `internal`. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly fields: ErrorFields | undefined;
  readonly headers: Record<string, string>;

  constructor(code: ErrorCode, options: ErrorOptions = {}) {
    super(options.message ?? errorCatalogue[code][1], { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.status = errorCatalogue[code][0];
    this.fields = options.fields;
    this.headers = options.headers ?? {};
  }
}

/** `throw fail('not_found')` reads as it acts. */
export function fail(code: ErrorCode, options?: ErrorOptions): AppError {
  return new AppError(code, options);
}
