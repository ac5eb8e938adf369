import { eventPruning, startRelay, subscriberJobs } from './events/relay.ts';
import type { JobRunner } from './jobs/queue.ts';
import type { Kernel } from './kernel.ts';
import type { Module } from './module.ts';

export interface Background {
  /** Takes no more events; jobs end with the kernel. */
  close(): Promise<void>;
}

/** The same job, with a measurement and a span around each attempt. */
function measured({ metrics, tracing }: Kernel, name: string, runner: JobRunner): JobRunner {
  return {
    ...runner,
    async run(data) {
      const end = metrics.jobDuration.startTimer({ job: name });
      try {
        await tracing.span(`job ${name}`, {}, () => runner.run(data));
        end({ outcome: 'ok' });
      } catch (error) {
        end({ outcome: 'failed' });
        throw error;
      }
    },
  };
}

/** Takes jobs and carries events: what a process of the role `worker` or `all` does beside serving. */
export async function startBackground(kernel: Kernel, modules: readonly Module[]): Promise<Background> {
  const subscribers = modules.flatMap((module) => module.subscribers ?? []);
  const runners = new Map<string, JobRunner>([...subscriberJobs(kernel, subscribers), eventPruning(kernel.db)]);
  for (const job of modules.flatMap((module) => module.jobs ?? [])) {
    const runner: JobRunner = { run: (data) => job.run(data, kernel) };
    runners.set(job.name, job.everyMs === undefined ? runner : { ...runner, everyMs: job.everyMs });
  }
  await kernel.jobs.work(new Map([...runners].map(([name, runner]) => [name, measured(kernel, name, runner)])));
  return startRelay(kernel, subscribers);
}
