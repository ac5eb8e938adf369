import { storable } from '../../../kernel/db/storable.ts';
import type { Chunk } from '../store/answers.ts';

/** Age in milliseconds and length at which a chunk is written; the first one is written at once. */
const flushEveryMs = 40;
const flushAtLength = 2_048;

/** Splits off a trailing high surrogate, whose other half is still to come. */
function splitWhole(text: string): [whole: string, rest: string] {
  const last = text.charCodeAt(text.length - 1);
  return last >= 0xd800 && last <= 0xdbff ? [text.slice(0, -1), text.slice(-1)] : [text, ''];
}

export interface LogHooks {
  write(chunk: Chunk): Promise<void>;
  /** Called when a chunk has been added to `chunks`. */
  onWritten(): void;
  /** Called when a write has failed for good: nothing more will be written. */
  onFailed(): void;
}

/**
 * Collects an answer's text into chunks and writes them in order, one at a time. A chunk is shown to readers only when it has
 * been written: what a reader has seen survives this process, so that reading can resume from there.
 */
export class AnswerLog {
  /** Written chunks; `seq` n is at n − 1. */
  readonly chunks: string[] = [];
  readonly #hooks: LogHooks;
  #pending = '';
  #writing: Promise<void> | null = null;
  #timer: NodeJS.Timeout | null = null;
  #lastWrite = -Infinity;
  #failure: { error: unknown } | null = null;

  constructor(hooks: LogHooks) {
    this.#hooks = hooks;
  }

  append(text: string): void {
    this.#pending += text;
    if (!this.#writing) this.#schedule();
  }

  /** Writes what is left. @throws the error of a failed write */
  async close(): Promise<void> {
    for (;;) {
      while (this.#writing) await this.#writing;
      if (this.#failure) throw this.#failure.error;
      if (this.#pending === '') return;
      this.#flush(true);
      if (!this.#writing) return;
    }
  }

  #schedule(): void {
    const [whole] = splitWhole(this.#pending);
    if (whole === '') return;
    const waitMs = whole.length >= flushAtLength ? 0 : this.#lastWrite + flushEveryMs - performance.now();
    if (waitMs <= 0) this.#flush(false);
    else this.#timer ??= setTimeout(() => this.#flush(false), waitMs);
  }

  #flush(all: boolean): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#writing || this.#failure) return;
    const [whole, rest] = all ? [this.#pending, ''] : splitWhole(this.#pending);
    this.#pending = rest;
    const text = storable(whole);
    if (text === '') return;
    this.#lastWrite = performance.now();
    this.#writing = this.#store(text);
  }

  async #store(text: string): Promise<void> {
    try {
      await this.#hooks.write({ seq: this.chunks.length + 1, text });
      this.chunks.push(text);
      this.#hooks.onWritten();
    } catch (error) {
      this.#failure = { error };
      this.#hooks.onFailed();
    } finally {
      this.#writing = null;
    }
    if (!this.#failure && this.#pending !== '') this.#schedule();
  }
}
