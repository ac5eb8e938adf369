import type { z } from 'zod';

/** `interactive`: somebody waits for it. `bulk`: hours are fine (exports, embeddings). None waits behind another. */
export const queueNames = ['interactive', 'default', 'bulk'] as const;
export type QueueName = (typeof queueNames)[number];

/** A kind of job of an organization. Made by `defineJob`. */
export interface JobType<P = unknown> {
  /** `organizations.export`: the module, and what is done. Unique in the installation, kept through releases. */
  readonly name: string;
  readonly payload: z.ZodType<P>;
  readonly queue: QueueName;
  /** Tries before it is a dead letter; pauses between them grow. */
  readonly attempts: number;
  /** A run that takes longer is aborted and counts as a failed try. */
  readonly timeoutMs: number;
}

export interface JobProgress {
  done: number;
  total: number;
  note?: string;
}

/** What a run of a job knows and may say. */
export interface JobRun {
  readonly id: string;
  readonly orgId: string;
  /** Aborts when it is cancelled, takes too long, or the process stops. */
  readonly signal: AbortSignal;
  /** For whoever watches; written at most once a second. */
  readonly progress: (progress: JobProgress) => Promise<void>;
}

/** A job type with what does it. */
export interface JobHandler {
  readonly job: JobType;
  /** Runs at least once: it must come out the same when it runs again. Opens its own short transactions. */
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

/** Work of the installation that repeats: one run a period, on one process, in the queue `default`. */
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
