import { afterAll, beforeAll, vi } from 'vitest';
import { recheckEveryMs } from '../../backend/src/kernel/live/live-connections.ts';

/**
 * Turns off, for the tests of this file, the periodic check of open connections that finds what no message told: only what is
 * pushed can end a connection then.
 */
export function withoutRechecks(): void {
  const { setInterval } = globalThis;
  beforeAll(() => {
    vi.spyOn(globalThis, 'setInterval').mockImplementation((run: () => void, ms?: number) =>
      setInterval(run, ms === recheckEveryMs ? 2 ** 30 : ms),
    );
  });
  afterAll(() => void vi.restoreAllMocks());
}
