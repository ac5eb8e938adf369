import { ProviderFault, type Provider, type ProviderEvent, type ProviderRequest } from './providers/provider.ts';

const messages = {
  connect: 'The AI provider does not take the request. Try again, or choose another model.',
  first_token: 'The AI provider took too long to begin. Try again, or choose another model.',
  idle: 'The AI provider fell silent in the middle of the answer. Ask again to get all of it.',
  total: 'The answer took longer than it may. Ask for something shorter, or choose another model.',
};
type Deadline = keyof typeof messages;

/** Made once: the default reason is an exception with a stack of its own each time. */
const abandoned = new Error('nobody waits for this answer any more');

/**
 * One attempt under the model's deadlines. Whatever happens, the provider's stream is told to end: by `signal`, by a
 * deadline, or because nobody reads on. Throws a `ProviderFault`, or `signal`'s reason when that aborts.
 */
export async function* attempt(
  provider: Provider,
  request: ProviderRequest,
  signal: AbortSignal,
): AsyncGenerator<ProviderEvent> {
  const { timeouts } = request.entry;
  const ending = new AbortController();
  const events = provider.stream(request, AbortSignal.any([signal, ending.signal]))[Symbol.asyncIterator]();
  const startedAt = performance.now();
  let deadline: Deadline = 'connect';
  let over = false;
  try {
    for (;;) {
      const elapsed = performance.now() - startedAt;
      const own: number = deadline === 'idle' ? timeouts.idle : timeouts[deadline] - elapsed;
      const left = timeouts.total - elapsed;
      const next: IteratorResult<ProviderEvent> = await within(
        events.next(),
        left < own ? 'total' : deadline,
        Math.min(own, left),
        signal,
      );
      if (next.done) {
        over = true;
        return;
      }
      yield next.value;
      deadline = next.value.type === 'accepted' ? 'first_token' : 'idle';
    }
  } finally {
    if (!over) {
      ending.abort(abandoned);
      // Its own end is of no interest any more, nor how it ends.
      void Promise.resolve(events.return?.()).catch(() => undefined);
    }
  }
}

/** `pending`, or a fault after `milliseconds`, or the reason of `signal`: whichever comes first. */
async function within<T>(
  pending: Promise<T>,
  deadline: Deadline,
  milliseconds: number,
  signal: AbortSignal,
): Promise<T> {
  const { promise: ended, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    reject(
      new ProviderFault('provider_timeout', {
        message: messages[deadline],
        retryable: deadline === 'connect',
        detail: deadline,
      }),
    );
  }, milliseconds);
  const abort = () => reject(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  if (signal.aborted) abort();
  try {
    return await Promise.race([pending, ended]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', abort);
    // Where it lost the race, nobody else will hear how it ended.
    pending.catch(() => undefined);
  }
}
