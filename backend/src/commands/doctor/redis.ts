import { Redis } from 'ioredis';
import type { Logger } from 'pino';
import type { Database } from '../../kernel/db/database.ts';
import type { Env } from '../../kernel/env.ts';
import { redisOf } from '../../kernel/installation.ts';
import { createFanout } from '../../kernel/events/fanout.ts';
import type { DeadJob } from '../../kernel/jobs/job-store.ts';
import { createJobQueue } from '../../kernel/jobs/queue.ts';
import { fail, ok, reason, warn, type Finding } from './finding.ts';

export async function checkRedis(env: Env): Promise<Finding[]> {
  if (env.redisUrl === undefined)
    return [ok('redis', 'Not configured: PostgreSQL keeps the jobs, one process does everything.')];
  const redis = new Redis(env.redisUrl, { lazyConnect: true, retryStrategy: () => null, connectTimeout: 5_000 });
  // Kept, since later errors only say that the connection is closed.
  let why: unknown = null;
  redis.on('error', (error) => (why = error));
  try {
    await redis.connect();
    const startedAt = performance.now();
    await redis.ping();
    const latency = performance.now() - startedAt;
    const info = await redis.info();
    const version = /^redis_version:(\S+)/mu.exec(info)?.[1] ?? 'of an unknown version';
    const policy = /^maxmemory_policy:(\S+)/mu.exec(info)?.[1] ?? 'noeviction';
    const reached = ok('redis', `Redis ${version} answers in ${latency.toFixed(1)} ms.`);
    if (policy === 'noeviction') return [reached];
    return [reached, warn('redis', `maxmemory-policy is ${policy}: jobs would be evicted. Set it to noeviction.`)];
  } catch (error) {
    return [fail('redis', `REDIS_URL does not lead to a Redis: ${reason(why ?? error)}`)];
  } finally {
    redis.disconnect();
  }
}

/** Checks the installation's prefix in Redis, and whether jobs have been given up. */
export async function checkJobs(db: Database, env: Env, log: Logger): Promise<Finding[]> {
  const warnings: string[] = [];
  const redis = await redisOf(env, db, (sentence) => warnings.push(sentence));
  const names = redis ? [ok('redis', `Every name of this installation in it begins with ${redis.prefix}.`)] : [];
  const jobs = createJobQueue({ db, fanout: createFanout(null, log), log }, { databaseUrl: env.databaseUrl, redis });
  try {
    await jobs.ping();
    return [...names, ...warnings.map((sentence) => warn('redis', sentence)), deadJobs(await jobs.dead(100))];
  } catch (error) {
    return [...names, fail('jobs', `The queue does not answer: ${reason(error)}`)];
  } finally {
    await jobs.close(0);
  }
}

function deadJobs(dead: readonly DeadJob[]): Finding {
  if (dead.length === 0) return ok('jobs', 'The queue answers, and no job has been given up.');
  const names = [...new Set(dead.map(({ name }) => name))].join(', ');
  return warn('jobs', `${dead.length === 100 ? '100 or more' : dead.length} jobs have been given up: ${names}.`);
}
