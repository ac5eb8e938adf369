import type { Redis } from 'ioredis';
import type { Logger } from 'pino';
import { connectRedis, type RedisPlace } from '../redis.ts';

/** A counting semaphore for each key, across all processes. */
export interface Semaphore {
  /** Takes one of `limit` permits of `key`. False: all are taken. */
  acquire(key: string, holder: string, limit: number): Promise<boolean>;
  /** Releases the permit; harmless when `holder` has none. */
  release(key: string, holder: string): void;
  close(): void;
}

/** Milliseconds until the permits of a process that was killed are free again. */
const leaseMs = 30_000;

/** Over Redis where it is configured. While Redis is away each process counts its own holders. */
export function createSemaphore(place: RedisPlace | null, log: Logger, lease = leaseMs): Semaphore {
  const local = new LocalSemaphore();
  if (!place) return local;
  return new SharedSemaphore(connectRedis(place.url, log, shortPatience), `${place.prefix}:semaphore`, local, lease);
}

class LocalSemaphore implements Semaphore {
  readonly held = new Map<string, Set<string>>();

  acquire(key: string, holder: string, limit: number): Promise<boolean> {
    const holders = this.held.get(key) ?? new Set();
    if (holders.size >= limit) return Promise.resolve(false);
    this.held.set(key, holders.add(holder));
    return Promise.resolve(true);
  }

  release(key: string, holder: string): void {
    const holders = this.held.get(key);
    holders?.delete(holder);
    if (holders?.size === 0) this.held.delete(key);
  }

  close(): void {
    this.held.clear();
  }
}

// No stream waits for a Redis that is away.
const shortPatience = { enableOfflineQueue: false, maxRetriesPerRequest: 0, commandTimeout: 250 } as const;

/** Milliseconds by the clock of Redis, since those of the processes may differ. */
const clock = `local time = redis.call('time') local now = time[1] * 1000 + math.floor(time[2] / 1000)`;

/** KEYS: the set of holders, scored by the end of their lease. ARGV: lease, limit, holder. */
const acquireScript = `${clock}
redis.call('zremrangebyscore', KEYS[1], '-inf', now)
if redis.call('zcard', KEYS[1]) >= tonumber(ARGV[2]) then return 0 end
redis.call('zadd', KEYS[1], now + ARGV[1], ARGV[3])
redis.call('pexpire', KEYS[1], ARGV[1])
return 1`;

/** KEYS: the set. ARGV: lease, holders. Adds them again where Redis has lost them. */
const renewScript = `${clock}
for at = 2, #ARGV do redis.call('zadd', KEYS[1], now + ARGV[1], ARGV[at]) end
redis.call('pexpire', KEYS[1], ARGV[1])`;

interface SemaphoreCommands {
  acquirePlace(key: string, lease: number, limit: number, holder: string): Promise<number>;
  renewPlaces(key: string, lease: number, ...holders: string[]): Promise<unknown>;
}

/** Holders have leases in Redis, renewed three times within each, so that permits are freed after a crash. */
class SharedSemaphore implements Semaphore {
  readonly #redis: Redis & SemaphoreCommands;
  readonly #prefix: string;
  readonly #local: LocalSemaphore;
  readonly #lease: number;
  readonly #timer: NodeJS.Timeout;

  constructor(redis: Redis, prefix: string, local: LocalSemaphore, lease: number) {
    redis.defineCommand('acquirePlace', { numberOfKeys: 1, lua: acquireScript });
    redis.defineCommand('renewPlaces', { numberOfKeys: 1, lua: renewScript });
    this.#redis = redis as Redis & SemaphoreCommands;
    this.#prefix = prefix;
    this.#local = local;
    this.#lease = lease;
    this.#timer = setInterval(() => void this.#renew(), lease / 3).unref();
  }

  async acquire(key: string, holder: string, limit: number): Promise<boolean> {
    if (!(await this.#local.acquire(key, holder, limit))) return false;
    const free = await this.#redis.acquirePlace(this.#nameOf(key), this.#lease, limit, holder).catch(uncounted);
    if (free === 0) this.#local.release(key, holder);
    return free !== 0;
  }

  release(key: string, holder: string): void {
    this.#local.release(key, holder);
    this.#redis.zrem(this.#nameOf(key), holder).catch(uncounted);
  }

  close(): void {
    clearInterval(this.#timer);
    this.#redis.disconnect();
  }

  #nameOf(key: string): string {
    return `${this.#prefix}:${key}`;
  }

  async #renew(): Promise<void> {
    const renewals = [...this.#local.held].map(([key, holders]) =>
      this.#redis.renewPlaces(this.#nameOf(key), this.#lease, ...holders).catch(uncounted),
    );
    await Promise.all(renewals);
  }
}

/** Redis is away, which its connection has logged: this process's own count applies. */
const uncounted = () => null;
