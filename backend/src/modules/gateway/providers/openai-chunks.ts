import type { Readable } from 'node:stream';
import { createParser } from 'eventsource-parser';
import { openaiFault } from './openai-faults.ts';
import { ProviderFault } from './provider.ts';
import { fieldsOf } from './received.ts';

/** A success, whose body is read as it comes, to its end or until it is destroyed. */
export class StreamedResponse extends Response {
  /** After inflation. */
  readonly stream: Readable;

  constructor(status: number, stream: Readable) {
    super(null, { status });
    this.stream = stream;
  }
}

/** One chunk of a streamed chat completion, as it came: anything may stand in its fields. */
export interface Chunk {
  model?: unknown;
  choices?: unknown;
  usage?: unknown;
}

/** Bytes of a stream, after inflation: so many, and so many for each token of the answer. Chunks have 200 to 1,000 a token. */
const longestStream = { base: 16 * 1024 * 1024, perToken: 1024 };
/** UTF-16 units of one event, all that is kept of a stream. A chunk of real providers is below 64 KiB. */
const longestEvent = 1024 * 1024;
/** What may come after the last event, for the connection to be used again: so many bytes in so many milliseconds. */
const longestRest = 64 * 1024;
const lingerMs = 1_000;

/** What arrived together. */
export interface Arrival {
  readonly chunks: readonly Chunk[];
  /** An event was longer than may be, and was left out, here or before. */
  readonly gap: boolean;
  /** `[DONE]` has come. */
  readonly done: boolean;
}

/**
 * The chunks of a streamed chat completion, those together that arrived together. Ends with `[DONE]`, or the body.
 * Instead of the SDK's own reader, which takes five generators and the connection for each answer
 * (docs/adr/0044-reading-a-provider.md).
 *
 * @param maxTokens that the answer may have; a stream that is much too long for them is left
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
      // What came before it has been said.
      if (arrived.fault) throw arrived.fault;
      if (arrived.done) return;
    }
  } finally {
    leave(stream, arrived.done);
  }
}

/** Bytes become chunks, as far as they are complete. */
class Arrivals implements Arrival {
  chunks: Chunk[] = [];
  gap = false;
  done = false;
  fault: unknown = null;
  /** The line that made an event too long goes on. */
  #skipping = false;
  readonly #decoder = new TextDecoder();
  readonly #parser = createParser({
    maxBufferSize: longestEvent,
    onEvent: ({ event, data }) => this.#add(event, data),
    onError: ({ type }) => {
      if (type === 'max-buffer-size-exceeded') this.gap = this.#skipping = true;
    },
  });

  /** False where nothing came to an end. */
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

/** A body that was read to its end gives its connection back; one that is left costs it. Nobody waits for either. */
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
