import type { Logger } from 'pino';
import type { Schedule } from './job-type.ts';
import type { Transport } from './transport.ts';

/**
 * Makes BullMQ's schedulers those of this release: sets new and changed ones and removes those that it does not have, unless a
 * newer release has set them (so an old process that restarts during a roll-out removes nothing).
 * @param release the name of the release's newest migration, by which releases are ordered
 */
export async function reconcileSchedules(
  { schedules: queue }: Transport,
  schedules: readonly Schedule[],
  release: string,
  log: Logger,
): Promise<void> {
  const known = await queue.getJobSchedulers(0, -1);
  const ours = new Set(schedules.map(({ name }) => name));
  for (const { key, template } of known) {
    const madeBy = (template?.data as { release?: string } | undefined)?.release ?? '';
    if (ours.has(key) || madeBy > release) continue;
    await queue.removeJobScheduler(key);
    log.info({ schedule: key }, 'a schedule that no module has any more was ended');
  }
  for (const { name, when } of schedules) {
    const repeat = 'everyMs' in when ? { every: when.everyMs } : { pattern: when.cron, tz: when.timeZone };
    await queue.upsertJobScheduler(name, repeat, {
      name,
      data: { release },
      opts: { attempts: 1, removeOnComplete: true, removeOnFail: true },
    });
  }
}
