import { ProviderFault } from './provider.ts';
import { nameOf } from './received.ts';

/**
 * The fields of an `APIError` that are read. Its message and body are not: they may repeat keys, URLs and prompts. `code` and
 * `param` are the provider's, and may be anything.
 */
interface ApiError {
  status?: number;
  code?: unknown;
  param?: unknown;
  message?: string;
  headers?: Headers;
  name?: string;
  cause?: { code?: string; cause?: { code?: string } };
}

const longestCode = 60;

/** The fault of a failed call, from what the SDK threw while the request was `opening`, or while the answer was read. */
export function openaiFault(thrown: unknown, opening: boolean): ProviderFault {
  if (thrown instanceof ProviderFault) return thrown;
  const error = (thrown ?? {}) as ApiError;
  const code = nameOf(error.code, longestCode) ?? error.cause?.cause?.code ?? error.cause?.code;
  const detail = [error.name, error.status, code].filter((part) => part !== undefined).join(' ');
  if (error.status !== undefined) return statusFault(error, error.status, detail);
  if (error.code === 'context_length_exceeded') return new ProviderFault('context_too_long', { detail });
  if (error.code === 'content_filter') return new ProviderFault('content_filtered', { detail });
  if (opening) return new ProviderFault('provider_unavailable', { retryable: true, detail });
  // A chunk that is no JSON, a closed socket, or an error event in the stream.
  return new ProviderFault('answer_cut', { retryable: true, detail });
}

function statusFault(error: ApiError, status: number, detail: string): ProviderFault {
  if (error.code === 'context_length_exceeded' || status === 413)
    return new ProviderFault('context_too_long', { detail });
  if (error.code === 'content_filter' || error.code === 'content_policy_violation') {
    return new ProviderFault('content_filtered', { detail });
  }
  if (error.code === 'insufficient_quota') {
    return new ProviderFault('provider_misconfigured', {
      message: "This portal's account at the AI provider is out of credit. An admin must top it up.",
      detail,
    });
  }
  if (status === 429) return busyFault(error, detail);
  if (status === 408 || status === 504) return new ProviderFault('provider_timeout', { retryable: true, detail });
  if (status === 401 || status === 403) {
    return new ProviderFault('provider_misconfigured', {
      message: "The AI provider refuses this portal's key. An admin must check it.",
      detail,
    });
  }
  if (status < 400) {
    return new ProviderFault('provider_misconfigured', {
      message:
        'The AI provider points to another address, where no question is sent. An admin must check the address that is set.',
      detail,
    });
  }
  if (status === 404) {
    return new ProviderFault('provider_misconfigured', {
      message: 'The AI provider does not know this model. An admin must check its name.',
      detail,
    });
  }
  if (status >= 500) return new ProviderFault('provider_unavailable', { retryable: true, detail });
  return new ProviderFault('provider_misconfigured', {
    message: 'The AI provider does not accept this request. An admin must check the model and its settings.',
    detail,
  });
}

const longestWaitSeconds = 3_600;

function busyFault({ headers }: ApiError, detail: string): ProviderFault {
  const seconds = Number(headers?.get('retry-after') ?? Number.NaN);
  if (!Number.isFinite(seconds) || seconds <= 0) return new ProviderFault('provider_busy', { retryable: true, detail });
  const wait = Math.min(Math.ceil(seconds), longestWaitSeconds);
  return new ProviderFault('provider_busy', {
    message: `The AI provider has too much to do. Try again in ${wait} ${wait === 1 ? 'second' : 'seconds'}, or choose another model.`,
    retryable: true,
    retryAfterSeconds: wait,
    detail,
  });
}

/** Whether a server rejects the newer name of the output cap. */
export function rejectsCompletionCap(thrown: unknown): boolean {
  const { status, param, message } = (thrown ?? {}) as ApiError;
  if (status !== 400 && status !== 422) return false;
  return param === 'max_completion_tokens' || (message ?? '').includes('max_completion_tokens');
}
