import type { ServerResponse } from 'node:http';
import type { ServerSentEvent } from './sse.ts';

/** A reader that has stopped reading: so much waits for it, for so long. Its memory is bounded by the first. */
const bufferBytes = 256 * 1024;
const stalledMs = 10_000;
/** Events of one name that follow each other so closely leave in one packet: half of a stream's cost is its packets. */
const gatherMs = 25;
const gatherLength = 16 * 1024;

/** One event in the format of the HTML standard § 9.2.5. JSON holds no line breaks, so `data` is one line. */
export function formatEvent({ id, event, data }: ServerSentEvent): string {
  const lines = [`event: ${event}`, `data: ${JSON.stringify(data)}`];
  if (id !== undefined) lines.unshift(`id: ${id}`);
  return `${lines.join('\n')}\n\n`;
}

/**
 * Where events leave to a client that may read slowly, or not at all, or go. The first event of a name leaves at once,
 * and those before it with it; what follows it closely is gathered.
 */
export class SseConnection {
  readonly #res: ServerResponse;
  readonly #revoked: AbortSignal;
  #gathered = '';
  #lastName = '';
  #leftAt = -Infinity;
  #timer: NodeJS.Timeout | null = null;
  /** Ends the wait of the moment: for an event, or for the client. */
  #interrupt: () => void = () => undefined;

  /** @param revoked aborts when the client must not read on */
  constructor(res: ServerResponse, revoked: AbortSignal) {
    this.#res = res;
    this.#revoked = revoked;
    res.once('close', this.#interrupted);
    revoked.addEventListener('abort', this.#interrupted);
  }

  readonly #interrupted = () => this.#interrupt();

  /** Nothing reaches the client any more. */
  get closed(): boolean {
    return this.#res.destroyed || this.#res.writableEnded;
  }

  /**
   * What `pending` gives; null when the client goes first. `pending` is called whether or not anybody is still there: a
   * generator that was never begun runs no `finally`, and what it was handed to give back would stay.
   * @throws the reason of `revoked`, once that aborts
   */
  whileOpen<T>(pending: () => Promise<T>): Promise<T | null> {
    return new Promise<T | null>((resolve, reject) => {
      this.#interrupt = () => {
        if (this.#revoked.aborted) reject(this.#revoked.reason as Error);
        else resolve(null);
      };
      if (this.closed || this.#revoked.aborted) this.#interrupt();
      pending().then(resolve, reject);
    });
  }

  /** False: nobody reads any more. Waits where too much is on its way. */
  send(event: ServerSentEvent): boolean | Promise<boolean> {
    const isRun = event.event === this.#lastName;
    this.#lastName = event.event;
    this.#gathered += formatEvent(event);
    const waitMs = this.#leftAt + gatherMs - performance.now();
    if (!isRun || waitMs <= 0 || this.#gathered.length >= gatherLength) this.#flush();
    else this.#timer ??= setTimeout(() => this.#flush(), waitMs);
    if (this.closed) return false;
    return this.#res.writableLength < bufferBytes || this.#drained();
  }

  /** What a proxy needs to hear so that it keeps an idle line open. */
  comment(text: string): void {
    if (this.#res.writableLength < bufferBytes) this.#res.write(`: ${text}\n\n`);
  }

  #flush(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const text = this.#gathered;
    this.#gathered = '';
    this.#leftAt = performance.now();
    if (text !== '' && !this.closed) this.#res.write(text);
  }

  /** Says goodbye to who reads, and cuts off who does not. */
  end(): void {
    this.#flush();
    this.#res.off('close', this.#interrupted);
    this.#revoked.removeEventListener('abort', this.#interrupted);
    if (this.#res.writableLength >= bufferBytes) this.#res.destroy();
    else this.#res.end();
  }

  /** Waits until the client has taken what is buffered. False: it is gone, shut out, or has not read for too long. */
  async #drained(): Promise<boolean> {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const taken = () => resolve(true);
    const timer = setTimeout(() => resolve(false), stalledMs);
    this.#interrupt = () => resolve(false);
    this.#res.once('drain', taken);
    if (this.#revoked.aborted) resolve(false);
    try {
      return await promise;
    } finally {
      clearTimeout(timer);
      this.#res.off('drain', taken);
    }
  }
}
