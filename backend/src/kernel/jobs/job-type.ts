import type { z } from 'zod';

/**
 * `interactive`: somebody waits for it. `bulk`: may take hours (exports, embeddings). The queues do not wait for each other.
 */
export const queueNames = ['interactive', 'default', 'bulk'] as const;
export type QueueName = (typeof queueNames)[number];

/** A kind of job that runs for an organization. Made by `defineJob`. */
export interface JobType<P = unknown> {
  /** `<module>.<what is done>`, e.g. `organizations.export`. Unique in the installation, and the same across releases. */
  readonly name: string;
  readonly payload: z.ZodType<P>;
  readonly queue: QueueName;
  /** Attempts before a job becomes a dead letter; the pauses between them grow. */
  readonly attempts: number;
  /** Milliseconds after which a run is aborted and counts as a failed attempt. */
  readonly timeoutMs: number;
}

export interface JobProgress {
  done: number;
  total: number;
  note?: string;
}

/** What the handler of a job receives with its payload. */
export interface JobRun {
  readonly id: string;
  readonly orgId: string;
  /** Aborts when the job is cancelled or takes too long, or the process stops. */
  readonly signal: AbortSignal;
  /** Publishes progress; written at most once a second. */
  readonly progress: (progress: JobProgress) => Promise<void>;
}

/** A job type and its implementation. */
export interface JobHandler {
  readonly job: JobType;
  /** Runs at least once, so a repeat must be harmless. Opens its own short transactions. */
  readonly run: (payload: unknown, run: JobRun) => Promise<void>;
}

export function defineJob<P>(
  name: string,
  {
    payload,
    queue = 'default',
    attempts = 5,
    timeoutMs = 60_000,
  }: { payload: z.ZodType<P>; queue?: QueueName; attempts?: number; timeoutMs?: number },
): JobType<P> {
  return { name, payload, queue, attempts, timeoutMs };
}

export function handleJob<P>(job: JobType<P>, run: (payload: P, run: JobRun) => Promise<void>): JobHandler {
  return { job, run: (payload, facts) => run(job.payload.parse(payload), facts) };
}

/** Recurring work of the installation: one run for each period, on one process, in the queue `default`. */
export interface Schedule {
  readonly name: string;
  /** Milliseconds, or a cron pattern (five fields) in a time zone. */
  readonly when: { everyMs: number } | { cron: string; timeZone: string };
  readonly timeoutMs: number;
  readonly run: (signal: AbortSignal) => Promise<void>;
}

export function schedule(
  name: string,
  when: Schedule['when'],
  run: Schedule['run'],
  { timeoutMs = 60_000 }: { timeoutMs?: number } = {},
): Schedule {
  return { name, when, timeoutMs, run };
}
