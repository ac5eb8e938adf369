import { pipeline, type Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { Agent, request } from 'undici';
import { StreamedResponse } from './openai-chunks.ts';
import { fieldsOf } from './received.ts';

/** The most bytes of an error after inflation. Those of real providers are below 4 KiB; longer ones are ignored. */
const longestError = 64 * 1024;
/** The most UTF-16 units of a field of an error. */
const longestField = 1_000;
/** Replaces statuses that a `Response` with a body cannot have by the nearest that it can. */
const nearest = (status: number): number => (status === 304 ? 303 : Math.min(status, 599));

/**
 * The `fetch` for the SDK, with connections of its own (docs/adr/0046-what-is-believed-of-a-provider.md). Headers end at 16
 * KiB, redirects are not followed, no encoding is requested. A success is a `StreamedResponse`; a failure has the status,
 * `retry-after`, and the fields of OpenAI's error object that `openaiFault` reads.
 */
export function boundedFetch(): typeof fetch {
  const dispatcher = new Agent({ allowH2: false, maxHeaderSize: 16 * 1024 });
  return async (url, { headers, body, signal } = {}) => {
    if (typeof url !== 'string' || typeof body !== 'string') throw new TypeError('a provider is sent JSON only');
    const asked = new Headers(headers);
    // Inflating a stream would delay words until a block is complete.
    asked.set('accept-encoding', 'identity');
    const options = { dispatcher, method: 'POST' as const, headers: asked, body, signal: signal ?? null };
    const { statusCode, headers: received, body: raw } = await request(url, options);
    // Its reader gets the errors; without a reader they do not matter.
    raw.on('error', () => undefined);
    const encoding = first(received['content-encoding']);
    if (statusCode >= 200 && statusCode < 300) return new StreamedResponse(statusCode, inflated(raw, encoding));

    const { code, param, message } = fieldsOf(await errorIn(raw, encoding));
    const error = { code: field(code), param: field(param), message: field(message) };
    const retryAfter = first(received['retry-after']);
    const told = new Headers(retryAfter ? { 'retry-after': retryAfter } : {});
    return Response.json({ error }, { status: nearest(statusCode), headers: told });
  };
}

const inflaters = { gzip: createGunzip, deflate: createInflate, br: createBrotliDecompress };

/**
 * The body decoded, where a server chose an encoding unasked.
 * @throws {TypeError} for an unknown encoding, or several
 */
function inflated(raw: Readable, encoding = 'identity'): Readable {
  if (encoding === 'identity') return raw;
  const inflater = Object.entries(inflaters).find(([name]) => name === encoding)?.[1];
  if (!inflater) {
    raw.destroy();
    throw new TypeError('unknown content encoding');
  }
  return pipeline(raw, inflater(), () => undefined);
}

/** The error object of a body; null where there is none, or the body is too long or breaks off. */
async function errorIn(raw: Readable, encoding: string | undefined): Promise<unknown> {
  const parts: Buffer[] = [];
  let received = 0;
  try {
    // Leaving the loop closes the connection.
    for await (const bytes of inflated(raw, encoding) as AsyncIterable<Buffer>) {
      received += bytes.length;
      if (received > longestError) return null;
      parts.push(bytes);
    }
    return fieldsOf(JSON.parse(Buffer.concat(parts).toString()))['error'];
  } catch {
    // The status is enough.
    return null;
  }
}

const field = (received: unknown): string | null =>
  typeof received === 'string' ? received.slice(0, longestField) : null;

const first = (header: string | string[] | undefined): string | undefined =>
  typeof header === 'string' ? header.toLowerCase() : header?.[0]?.toLowerCase();
