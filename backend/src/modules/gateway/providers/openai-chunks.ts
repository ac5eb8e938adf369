import type { Readable } from 'node:stream';
import { createParser } from 'eventsource-parser';
import { openaiFault } from './openai-faults.ts';
import { ProviderFault } from './provider.ts';
import { fieldsOf } from './received.ts';

/** A successful response whose body is read as it arrives, to its end or until it is destroyed. */
export class StreamedResponse extends Response {
  /** The body after inflation. */
  readonly stream: Readable;

  constructor(status: number, stream: Readable) {
    super(null, { status });
    this.stream = stream;
  }
}

/** One chunk of a streamed chat completion, not validated. */
export interface Chunk {
  model?: unknown;
  choices?: unknown;
  usage?: unknown;
}

/**
 * The most bytes of a stream after inflation: a base, and an amount for each token of the answer. Chunks have 200 to 1,000
 * bytes a token.
 */
const longestStream = { base: 16 * 1024 * 1024, perToken: 1024 };
/** The most UTF-16 units of one event, which is all that is buffered of a stream. Chunks of real providers are below 64 KiB. */
const longestEvent = 1024 * 1024;
/** Bytes and milliseconds after the last event within which the connection can be reused. */
const longestRest = 64 * 1024;
const lingerMs = 1_000;

/** Chunks that arrived together. */
export interface Arrival {
  readonly chunks: readonly Chunk[];
  /** An event, here or before, was too long and was left out. */
  readonly gap: boolean;
  /** Whether `[DONE]` has arrived. */
  readonly done: boolean;
}

/**
 * The chunks of a streamed chat completion, grouped as they arrived. Ends with `[DONE]`, or the body. Replaces the SDK's
 * reader, which takes five generators and the connection for each answer (docs/adr/0044-reading-a-provider.md).
 * @param maxTokens of the answer; a stream that is much too long for them is abandoned
 * @throws {ProviderFault} for an error event, for what is no JSON, and for a stream that is too long
 */
export async function* readChunks({ stream }: StreamedResponse, maxTokens: number): AsyncGenerator<Arrival> {
  const mostBytes = longestStream.base + maxTokens * longestStream.perToken;
  const arrived = new Arrivals();
  let received = 0;
  try {
    for await (const bytes of stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      received += bytes.length;
      if (received > mostBytes) throw new ProviderFault('answer_cut', { detail: 'stream too long' });
      if (arrived.take(bytes)) yield arrived;
      // After the chunks that came before it.
      if (arrived.fault) throw arrived.fault;
      if (arrived.done) return;
    }
  } finally {
    leave(stream, arrived.done);
  }
}

/** Parses bytes into chunks, as far as they are complete. */
class Arrivals implements Arrival {
  chunks: Chunk[] = [];
  gap = false;
  done = false;
  fault: unknown = null;
  /** The rest of a line that is too long is skipped. */
  #skipping = false;
  readonly #decoder = new TextDecoder();
  readonly #parser = createParser({
    maxBufferSize: longestEvent,
    onEvent: ({ event, data }) => this.#add(event, data),
    onError: ({ type }) => {
      if (type === 'max-buffer-size-exceeded') this.gap = this.#skipping = true;
    },
  });

  /** Returns false where no event was completed. */
  take(bytes: Buffer): boolean {
    this.chunks = [];
    const text = this.#decoder.decode(bytes, { stream: true });
    const from = this.#skipping ? text.search(/[\r\n]/) : 0;
    if (from < 0) return false;
    if (this.#skipping) this.#parser.reset();
    this.#skipping = false;
    this.#parser.feed(text.slice(from));
    return this.chunks.length > 0 || this.done;
  }

  #add(event: string | undefined, data: string): void {
    if (this.done || this.fault) return;
    if (data === '[DONE]') {
      this.done = true;
      return;
    }
    try {
      this.chunks.push(chunkOf(event, data));
    } catch (error) {
      this.fault = error;
    }
  }
}

function chunkOf(event: string | undefined, data: string): Chunk {
  const chunk: unknown = JSON.parse(data);
  if (typeof chunk !== 'object' || chunk === null) throw new SyntaxError('no chunk');
  const { error } = fieldsOf(chunk);
  if (event === 'error' || error) throw openaiFault({ name: 'ErrorEvent', code: fieldsOf(error)['code'] }, false);
  return chunk;
}

/** Releases the connection where the body was read to its end, and closes it otherwise. Not awaited. */
function leave(stream: Readable, atTheEnd: boolean): void {
  stream.on('error', () => undefined);
  if (!atTheEnd || stream.destroyed) return void stream.destroy();
  const timer = setTimeout(() => stream.destroy(), lingerMs);
  let rest = longestRest;
  stream.on('data', (bytes: Buffer) => {
    rest -= bytes.length;
    if (rest < 0) stream.destroy();
  });
  stream.on('close', () => clearTimeout(timer));
}
