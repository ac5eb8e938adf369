import { Redis, type RedisOptions } from 'ioredis';
import type { Logger } from 'pino';

/** Address of Redis, and the prefix of this installation's names there: others may use the same server. */
export interface RedisPlace {
  url: string;
  prefix: string;
}

/**
 * A connection to Redis that reconnects by itself. Errors are logged once while the server is away, as ioredis repeats them at
 * every attempt.
 */
export function connectRedis(url: string, log: Logger, options: RedisOptions = {}): Redis {
  const redis = new Redis(url, {
    retryStrategy: (attempt) => Math.min(attempt * 100, 2_000),
    ...options,
  });
  let away = false;
  redis.on('error', (error: Error) => {
    if (!away) log.error({ err: error }, 'redis is not answering');
    away = true;
  });
  redis.on('ready', () => {
    if (away) log.info('redis is back');
    away = false;
  });
  return redis;
}
