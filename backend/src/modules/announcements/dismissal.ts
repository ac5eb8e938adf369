import { requireUser } from '../../kernel/auth/policy.ts';
import type { Call } from '../../kernel/http/route.ts';
import { announcementDismissed, announcementRestored } from './events.ts';
import { announcementPolicy, visible } from './policy.ts';
import { deleteDismissal, insertDismissal, lockToDismiss } from './store.ts';

type DismissalCall = Call<{ params: { id: string }; query: unknown; body: unknown }>;

/** Puts it away for the one who asks. A repeat changes nothing, and tells nobody. */
export async function dismiss(call: DismissalCall): Promise<void> {
  const { userId, announcementId } = await readerOf(call);
  if (await insertDismissal(call.tx, announcementId, userId)) await tell(call, announcementDismissed);
}

/** Takes a dismissal back. */
export async function showAgain(call: DismissalCall): Promise<void> {
  const { userId, announcementId } = await readerOf(call);
  if (await deleteDismissal(call.tx, announcementId, userId)) await tell(call, announcementRestored);
}

async function readerOf({ actor, tx, params }: DismissalCall) {
  announcementPolicy.authorize(actor, 'dismiss');
  const userId = requireUser(actor);
  const { id } = visible(actor, await lockToDismiss(tx, params.id, userId));
  return { userId, announcementId: id };
}

async function tell(
  { actor, tx, params, kernel, request }: DismissalCall,
  event: typeof announcementDismissed,
): Promise<void> {
  const happened = event({ announcement_id: params.id, user_id: requireUser(actor) });
  await kernel.audit.record(tx, { actor, ip: request.ip }, happened);
}
