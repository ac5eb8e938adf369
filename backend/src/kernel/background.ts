import { eventPruning, startRelay, subscriberJobs } from './events/relay.ts';
import type { JobRunner } from './jobs/queue.ts';
import type { Kernel } from './kernel.ts';
import type { Module } from './module.ts';

export interface Background {
  /** Takes no more events; jobs end with the kernel. */
  close(): Promise<void>;
}

/** Takes jobs and carries events: what a process of the role `worker` or `all` does beside serving. */
export async function startBackground(kernel: Kernel, modules: readonly Module[]): Promise<Background> {
  const subscribers = modules.flatMap((module) => module.subscribers ?? []);
  const runners = new Map<string, JobRunner>([...subscriberJobs(kernel, subscribers), eventPruning(kernel.db)]);
  for (const job of modules.flatMap((module) => module.jobs ?? [])) {
    const runner: JobRunner = { run: (data) => job.run(data, kernel) };
    runners.set(job.name, job.everyMs === undefined ? runner : { ...runner, everyMs: job.everyMs });
  }
  await kernel.jobs.work(runners);
  return startRelay(kernel, subscribers);
}
