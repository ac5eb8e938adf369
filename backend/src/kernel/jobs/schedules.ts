import type { Logger } from 'pino';
import type { Schedule } from './job-type.ts';
import type { Transport } from './transport.ts';

/**
 * Brings BullMQ's schedulers up to those of this release: new and changed ones are set, those that it does not have any more
 * end, unless a newer release has made them (an old process that starts again in a roll-out takes nothing away).
 *
 * @param release grows with every release that changes the schema: the name of its newest migration
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
