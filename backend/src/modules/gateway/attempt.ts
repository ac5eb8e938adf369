import type { Timeouts } from './catalogue/model-entry.ts';
import { ProviderFault, type Provider, type ProviderEvent, type ProviderRequest } from './providers/provider.ts';

const messages = {
  connect: 'The AI provider does not take the request. Try again, or choose another model.',
  first_token: 'The AI provider took too long to begin. Try again, or choose another model.',
  idle: 'The AI provider fell silent in the middle of the answer. Ask again to get all of it.',
  total: 'The answer took longer than it may. Ask for something shorter, or choose another model.',
};
type Deadline = keyof typeof messages;

/** Made once: the default reason creates an exception with a stack each time. */
const abandoned = new Error('nobody waits for this answer any more');

/**
 * One attempt under the model's deadlines. The provider's stream is always told to end: by `signal`, by a deadline, or because
 * the consumer stops.
 * @throws {ProviderFault}, or `signal`'s reason when that aborts
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
      // How the stream ends does not matter any more.
      void Promise.resolve(events.return?.()).catch(() => undefined);
    }
  }
}

/** The deadlines of one attempt. Two timers for all its events, of which there may be thousands. */
class Clock {
  readonly #timeouts: Timeouts;
  readonly #signal: AbortSignal;
  readonly #startedAt = performance.now();
  readonly #total: NodeJS.Timeout;
  #stage: NodeJS.Timeout;
  #deadline: Deadline = 'connect';
  /** Ends the current wait; does nothing outside of one. */
  #giveUp: (reason: unknown) => void = () => undefined;
  /** Set when the attempt is over, with the reason. */
  #over: { reason: unknown } | null = null;

  constructor(timeouts: Timeouts, signal: AbortSignal) {
    this.#timeouts = timeouts;
    this.#signal = signal;
    this.#stage = this.#arm('connect');
    this.#total = setTimeout(() => this.#end(expired('total')), timeouts.total);
    if (signal.aborted) this.#aborted();
    else signal.addEventListener('abort', this.#aborted, { once: true });
  }

  /** Settles with `pending`, a fault at a deadline, or the signal's reason, whichever comes first. */
  wait<T>(pending: Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#giveUp = reject;
      // After a deadline its result is ignored.
      pending.then(resolve, reject);
      if (this.#over) reject(this.#over.reason);
    });
  }

  /**
   * Enters a phase. `idle` restarts with each event, and runs only while an event is awaited, since the consumer may be slow
   * itself.
   */
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
