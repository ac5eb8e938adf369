import type { Subscriber } from './events/subscriber.ts';
import type { Route } from './http/route.ts';
import type { JobHandler, Schedule } from './jobs/job-type.ts';
import type { Kernel } from './kernel.ts';

/** A feature, as `modules.ts` lists it. */
export interface Module {
  name: string;
  routes: Route[];
  subscribers?(kernel: Kernel): readonly Subscriber[];
  jobs?(kernel: Kernel): readonly JobHandler[];
  schedules?(kernel: Kernel): readonly Schedule[];
  /** After the kernel is up, before `ready`: e.g. recover what a killed process left. */
  start?(kernel: Kernel): Promise<void>;
  /** Ordered shutdown: finish running work within `deadlineMs`. */
  stop?(kernel: Kernel, deadlineMs: number): Promise<void>;
}
