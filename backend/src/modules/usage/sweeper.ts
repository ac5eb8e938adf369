import { schedule } from '../../kernel/jobs/job-type.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import type { Accounting } from './accounting.ts';
import { findAbandoned, removeLongSettled } from './store/abandoned.ts';

/**
 * Settles expired reservations with the tokens of their prompts. Answers that were partly kept are settled before, by
 * `settleInterrupted`.
 */
export const sweepReservations = (kernel: Kernel, accounting: Accounting) =>
  schedule('usage.sweep-reservations', { everyMs: 60_000 }, async () => {
    const left = await kernel.db.as('atrium_operator', findAbandoned, { readOnly: true });
    for (const { org_id: orgId, id } of left) {
      try {
        await accounting.settleAbandoned(orgId, id, 0);
        kernel.log.warn({ org_id: orgId, call_id: id, outcome: 'interrupted' }, 'abandoned reservation settled');
      } catch (error) {
        // A failure of one must not keep the others from being settled.
        kernel.log.error({ err: error, org_id: orgId, call_id: id }, 'an abandoned reservation was not settled');
      }
    }
    await kernel.db.as('atrium_operator', removeLongSettled);
  });
