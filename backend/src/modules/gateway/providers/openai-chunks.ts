import { createParser } from 'eventsource-parser';
import type OpenAI from 'openai';
import { openaiFault } from './openai-faults.ts';

export type Chunk = OpenAI.ChatCompletionChunk;

/** One event is never longer than this; a server that never ends a line must not fill our memory. */
const longestEvent = 1024 * 1024;
/** So long the end of the body may take after the last event, for the connection to be used again. */
const lingerMs = 1_000;

/**
 * The chunks of a streamed chat completion, those together that arrived together. Ends with `[DONE]`, or the body.
 * Instead of the SDK's own reader, which takes five generators and the connection for each answer
 * (docs/adr/0044-reading-a-provider.md).
 *
 * @throws {ProviderFault} for an error event, and for what is no JSON
 */
export async function* readChunks(response: Response): AsyncGenerator<Chunk[]> {
  if (!response.body) return;
  const arrived = new Arrivals();
  const reader = response.body.getReader();
  let ended = false;
  try {
    while (!ended && !arrived.done) {
      const { done, value } = await reader.read();
      ended = done;
      const chunks = value ? arrived.take(value) : [];
      if (chunks.length > 0) yield chunks;
      // What came before it has been said.
      if (arrived.fault) throw arrived.fault;
    }
  } finally {
    if (!ended) void leave(reader, arrived.done);
  }
}

/** Bytes become chunks, as far as they are complete. */
class Arrivals {
  /** `[DONE]` has come. */
  done = false;
  fault: unknown = null;
  #chunks: Chunk[] = [];
  readonly #decoder = new TextDecoder();
  readonly #parser = createParser({
    maxBufferSize: longestEvent,
    onEvent: ({ event, data }) => this.#add(event, data),
    onError: (error) => {
      if (error.type === 'max-buffer-size-exceeded') this.fault ??= error;
    },
  });

  take(bytes: Uint8Array): Chunk[] {
    this.#chunks = [];
    this.#parser.feed(this.#decoder.decode(bytes, { stream: true }));
    return this.#chunks;
  }

  #add(event: string | undefined, data: string): void {
    if (this.done || this.fault) return;
    if (data === '[DONE]') {
      this.done = true;
      return;
    }
    try {
      this.#chunks.push(chunkOf(event, data));
    } catch (error) {
      this.fault = error;
    }
  }
}

function chunkOf(event: string | undefined, data: string): Chunk {
  const chunk = JSON.parse(data) as (Chunk & { error?: { code?: string } }) | null;
  if (typeof chunk !== 'object' || chunk === null) throw new SyntaxError('no chunk');
  if (event === 'error' || chunk.error) throw openaiFault({ name: 'ErrorEvent', code: chunk.error?.code }, false);
  return chunk;
}

/** A body that was read to its end gives its connection back; one that is left costs it. */
async function leave(reader: ReadableStreamDefaultReader<Uint8Array>, atTheEnd: boolean): Promise<void> {
  const timer = setTimeout(() => void reader.cancel().catch(() => undefined), atTheEnd ? lingerMs : 0);
  try {
    while (atTheEnd && !(await reader.read()).done);
    if (!atTheEnd) await reader.cancel();
  } catch {
    // The answer is whole, or nobody wants it any more: how its connection ends is of no interest.
  } finally {
    clearTimeout(timer);
  }
}
