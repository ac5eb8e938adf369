import { Gauge } from 'prom-client';
import { newId } from '../db/id.ts';
import { fail } from '../errors.ts';
import type { Metrics } from '../metrics.ts';
import { type Scope, streamCaps } from './budgets.ts';
import type { Semaphore } from './semaphore.ts';
import { subscriberOf } from './subscriber.ts';

/** Who reads a stream. */
export interface StreamReader {
  address: string;
  orgId: string | null;
  /** The person or key; null for a stranger. */
  actorId: string | null;
  sessionId: string | null;
}

export interface OpenStream {
  readonly reader: StreamReader;
  /** Gives its places back. Harmless when it is called again. */
  close(): void;
}

/** Seconds. Nobody knows when one of the open streams ends; most do within that. */
const retryAfter = 5;

/** The streams that are open in this process, within what their readers may have open in all processes. */
export class StreamRegistry {
  readonly #open = new Set<OpenStream>();
  readonly #places: Semaphore;
  readonly #scale: number;

  /** @param scale multiplies every cap (`RATE_LIMIT_SCALE`) */
  constructor(places: Semaphore, scale: number, { registry }: Metrics) {
    this.#places = places;
    this.#scale = scale;
    const open = this.#open;
    registry.registerMetric(
      new Gauge({
        name: 'atrium_open_streams',
        help: 'Streams that are open.',
        registers: [],
        collect() {
          this.set(open.size);
        },
      }),
    );
  }

  /** @throws {AppError} `rate_limited` where the reader, their organization or their address has too many open */
  async open(reader: StreamReader): Promise<OpenStream> {
    const holder = newId();
    const taken: string[] = [];
    const release = () => {
      for (const key of taken.splice(0)) this.#places.release(key, holder);
    };
    // The narrowest first: who is over their own cap takes nothing of what the others have, not even for a moment.
    for (const [scope, subject] of subjectsOf(reader)) {
      const limit = Math.ceil(streamCaps[scope] * this.#scale);
      const key = `streams:${scope}:${subject}`;
      if (!(await this.#places.acquire(key, holder, limit))) {
        release();
        throw fail('rate_limited', {
          message: 'Too many answers are open at once. Close one, or wait a moment.',
          fields: { budget: 'streams', scope, limit, resets_in_seconds: retryAfter },
          headers: { 'Retry-After': String(retryAfter) },
        });
      }
      taken.push(key);
    }
    const stream: OpenStream = {
      reader,
      close: () => {
        this.#open.delete(stream);
        release();
      },
    };
    this.#open.add(stream);
    return stream;
  }

  close(): void {
    this.#places.close();
  }
}

function subjectsOf({ address, orgId, actorId }: StreamReader): [Scope, string][] {
  const subjects: [Scope, string][] = [['ip', subscriberOf(address)]];
  if (orgId === null || actorId === null) return subjects;
  return [['user', `${orgId}:${actorId}`], ...subjects, ['org', orgId]];
}
