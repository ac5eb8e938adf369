import type { ErrorCode } from '@atrium/backend/api';
import { formatIfKnown, language } from '../lib/i18n/i18n.ts';
import { t } from '../lib/i18n/text.tsx';

/** `offline`: no response arrived. The other codes are the API's. */
export type FailureCode = ErrorCode | 'offline';

/** A request that did not succeed. `message` is the server's, in English; empty where none came. Shown by `messageOf`. */
export class ApiError extends Error {
  readonly code: FailureCode;
  /** The HTTP status; 0 when no response arrived. */
  readonly status: number;
  /** What is wrong with which field, or facts such as `limit` and `resets_at`. */
  readonly fields: Record<string, unknown>;
  /** For support: the id of the request in the server's log. */
  readonly requestId: string | null;
  /** Seconds to wait, from `Retry-After`. */
  readonly retryAfter: number | null;

  constructor(details: {
    code: FailureCode;
    message: string;
    status: number;
    fields?: Record<string, unknown> | undefined;
    requestId?: string | null | undefined;
    retryAfter?: number | null;
    cause?: unknown;
  }) {
    super(details.message, { cause: details.cause });
    this.name = 'ApiError';
    this.code = details.code;
    this.status = details.status;
    this.fields = details.fields ?? {};
    this.requestId = details.requestId ?? null;
    this.retryAfter = details.retryAfter ?? null;
  }
}

export function isApiError(error: unknown, ...codes: FailureCode[]): error is ApiError {
  return error instanceof ApiError && (codes.length === 0 || codes.includes(error.code));
}

/** The text to show for anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof ApiError ? errorText(error) : t('error.page');
}

/** An error as the API describes it: of a request, or of an answer that failed. */
interface ErrorDescription {
  code: string;
  /** In English; may be empty. */
  message: string;
  fields?: Record<string, unknown>;
}

/** The text to show for an error of the API. */
export function errorText({ code, message, fields = {} }: ErrorDescription): string {
  // The server writes English, and may say more than the code does.
  if (message !== '' && language() === 'en') return message;
  return (
    translationOf(message) ?? formatIfKnown(`error.${code}`, valuesOf(fields)) ?? (message || t('error.unavailable'))
  );
}

/**
 * What the server says, in the user's language. The messages of what it says beyond the code of an error are named by its words:
 * `server.must be in the future`. Undefined: there is none.
 */
export function translationOf(words: string): string | undefined {
  return formatIfKnown(`server.${words}`, {});
}

/** The facts of an error that a message can name: texts and numbers; times as such. */
function valuesOf(fields: ApiError['fields']): Record<string, string | number | Date> {
  const facts = Object.entries(fields).filter((fact): fact is [string, string | number] =>
    /string|number/u.test(typeof fact[1]),
  );
  return Object.fromEntries(facts.map(([name, value]) => [name, name.endsWith('_at') ? new Date(value) : value]));
}

export function offlineError(cause: unknown): ApiError {
  return new ApiError({ code: 'offline', message: '', status: 0, cause });
}

interface FailureEnvelope {
  error?: { code?: ErrorCode; message?: string; fields?: Record<string, unknown> } | null;
  meta?: { request_id?: string };
}

/** Reads a failed response. A body that is not the API's envelope, such as a proxy's page, gives the code `unavailable`. */
export async function errorFromResponse(response: Response): Promise<ApiError> {
  const envelope = await response.json().then(
    (json: unknown) => json as FailureEnvelope,
    (): FailureEnvelope => ({}),
  );
  const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN);
  return new ApiError({
    code: envelope.error?.code ?? 'unavailable',
    message: envelope.error?.message ?? '',
    status: response.status,
    fields: envelope.error?.fields,
    requestId: envelope.meta?.request_id,
    retryAfter: Number.isFinite(retryAfter) ? retryAfter : null,
  });
}
