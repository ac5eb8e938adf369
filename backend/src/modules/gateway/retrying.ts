import { setTimeout as sleep } from 'node:timers/promises';
import type { GatewayContext } from './gateway-context.ts';

const waitsMs = [100, 400, 1_500, 5_000, 10_000];

/**
 * A bill must be written even when PostgreSQL restarts in just that moment. Gives up after about 17 seconds: the
 * sweeper then bills the prompt.
 */
export async function retrying<T>(gateway: GatewayContext, settle: () => Promise<T>): Promise<T> {
  for (const waitMs of waitsMs) {
    try {
      return await settle();
    } catch (error) {
      gateway.log.warn({ err: error, wait_ms: waitMs }, 'a call could not be settled, trying again');
      await sleep(waitMs);
    }
  }
  return settle();
}
