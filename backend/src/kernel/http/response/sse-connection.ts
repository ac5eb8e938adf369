import type { ServerResponse } from 'node:http';
import type { ServerSentEvent } from './sse.ts';

/** Bytes that may wait for a client that has stopped reading, and the milliseconds until it is disconnected. */
const bufferBytes = 256 * 1024;
const stalledMs = 10_000;
/**
 * Milliseconds and characters for which events of one name are gathered into one packet: packets are half of the CPU time of a
 * stream.
 */
const gatherMs = 25;
const gatherLength = 16 * 1024;

/** One event in the format of the HTML standard § 9.2.5. JSON holds no line breaks, so `data` is one line. */
export function formatEvent({ id, event, data }: ServerSentEvent): string {
  const lines = [`event: ${event}`, `data: ${JSON.stringify(data)}`];
  if (id !== undefined) lines.unshift(`id: ${id}`);
  return `${lines.join('\n')}\n\n`;
}

/**
 * Sends events to a client that may read slowly, stop reading or leave. The first event of a name is sent at once, with those
 * gathered before it; events of the same name that follow closely are gathered.
 */
export class SseConnection {
  readonly #res: ServerResponse;
  readonly #revoked: AbortSignal;
  #gathered = '';
  #lastName = '';
  #leftAt = -Infinity;
  #timer: NodeJS.Timeout | null = null;
  /** Ends the current wait, for an event or for the client. */
  #interrupt: () => void = () => undefined;

  /** @param revoked aborts when the client must not read on */
  constructor(res: ServerResponse, revoked: AbortSignal) {
    this.#res = res;
    this.#revoked = revoked;
    res.once('close', this.#interrupted);
    revoked.addEventListener('abort', this.#interrupted);
  }

  readonly #interrupted = () => this.#interrupt();

  /** Whether nothing can reach the client any more. */
  get closed(): boolean {
    return this.#res.destroyed || this.#res.writableEnded;
  }

  /**
   * The result of `pending`; null when the client leaves first. `pending` is called even if the client has left: a generator
   * that was never started runs no `finally`, and would not release what it holds.
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

  /** Sends an event, waiting while too much is buffered. False: the client is gone. */
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

  /** Sends a comment, so that proxies keep an idle connection open. */
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

  /** Ends the response, or destroys it where the client does not read. */
  end(): void {
    this.#flush();
    this.#res.off('close', this.#interrupted);
    this.#revoked.removeEventListener('abort', this.#interrupted);
    if (this.#res.writableLength >= bufferBytes) this.#res.destroy();
    else this.#res.end();
  }

  /**
   * Waits until the client has taken what is buffered. False: it is gone, its right has ended, or it has not read for too long.
   */
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
