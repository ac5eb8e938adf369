import type { DomainEvent } from './events/outbox.ts';
import type { Tx } from './db/database.ts';
import type { Route } from './http/route.ts';
import type { Kernel } from './kernel.ts';

/** One subscriber of events. Delivered at least once: `handle` must come out the same when it runs again. */
export interface Subscriber {
  /** Unique in the installation, e.g. `conversations.title`. Part of the job id. */
  name: string;
  on: readonly string[];
  /** `tx` is a fresh tenant transaction of the event's org. */
  handle(event: DomainEvent, tx: Tx, kernel: Kernel): Promise<void>;
}

/** A background job by name. `data` is JSON. Runs at least once, with retries, back-off and a dead-letter list. */
export interface JobHandler {
  name: string;
  run(data: Record<string, unknown>, kernel: Kernel): Promise<void>;
  /** Cron-like repetition in milliseconds, one run per installation. */
  everyMs?: number;
}

/** A feature, as `modules.ts` lists it. */
export interface Module {
  name: string;
  routes: Route[];
  subscribers?: Subscriber[];
  jobs?: JobHandler[];
  /** After the kernel is up, before `ready`: e.g. recover what a killed process left. */
  start?(kernel: Kernel): Promise<void>;
  /** Ordered shutdown: finish running work within `deadlineMs`. */
  stop?(kernel: Kernel, deadlineMs: number): Promise<void>;
}
