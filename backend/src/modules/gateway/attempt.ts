import type { Timeouts } from './catalogue/model-entry.ts';
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
  const ending = new AbortController();
  const clock = new Clock(request.entry.timeouts, signal);
  const events = provider.stream(request, AbortSignal.any([signal, ending.signal]))[Symbol.asyncIterator]();
  let over = false;
  try {
    for (;;) {
      const next = await clock.wait(events.next());
      if (next.done) {
        over = true;
        return;
      }
      yield next.value;
      clock.enter(next.value.type === 'accepted' ? 'first_token' : 'idle');
    }
  } finally {
    clock.stop();
    if (!over) {
      ending.abort(abandoned);
      // Its own end is of no interest any more, nor how it ends.
      void Promise.resolve(events.return?.()).catch(() => undefined);
    }
  }
}

/** The deadlines of one attempt. Two timers for all its events: there may be thousands. */
class Clock {
  readonly #timeouts: Timeouts;
  readonly #signal: AbortSignal;
  readonly #startedAt = performance.now();
  readonly #total: NodeJS.Timeout;
  #stage: NodeJS.Timeout;
  #deadline: Deadline = 'connect';
  /** Ends the wait of the moment; after it, nothing. */
  #giveUp: (reason: unknown) => void = () => undefined;
  /** Why nothing is waited for any more. */
  #over: { reason: unknown } | null = null;

  constructor(timeouts: Timeouts, signal: AbortSignal) {
    this.#timeouts = timeouts;
    this.#signal = signal;
    this.#stage = this.#arm('connect');
    this.#total = setTimeout(() => this.#end(expired('total')), timeouts.total);
    if (signal.aborted) this.#aborted();
    else signal.addEventListener('abort', this.#aborted, { once: true });
  }

  /** `pending`, or a fault at a deadline, or the signal's reason: whichever comes first. */
  wait<T>(pending: Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#giveUp = reject;
      // Where it comes too late, nobody hears of it any more.
      pending.then(resolve, reject);
      if (this.#over) reject(this.#over.reason);
    });
  }

  /** `idle` begins anew with each event; it counts only while somebody waits, who may be slow himself. */
  enter(deadline: Deadline): void {
    if (deadline === this.#deadline) return void this.#stage.refresh();
    clearTimeout(this.#stage);
    this.#deadline = deadline;
    this.#stage = this.#arm(deadline);
  }

  stop(): void {
    clearTimeout(this.#stage);
    clearTimeout(this.#total);
    this.#signal.removeEventListener('abort', this.#aborted);
  }

  #arm(deadline: Deadline): NodeJS.Timeout {
    const elapsed = deadline === 'idle' ? 0 : performance.now() - this.#startedAt;
    return setTimeout(() => this.#giveUp(expired(deadline)), this.#timeouts[deadline] - elapsed);
  }

  #end(reason: unknown): void {
    this.#over ??= { reason };
    this.#giveUp(reason);
  }

  readonly #aborted = () => this.#end(this.#signal.reason);
}

function expired(deadline: Deadline): ProviderFault {
  return new ProviderFault('provider_timeout', {
    message: messages[deadline],
    retryable: deadline === 'connect',
    detail: deadline,
  });
}
