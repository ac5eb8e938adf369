import { requireUser } from '../../kernel/auth/policy.ts';
import type { HandlerContext } from '../../kernel/http/route.ts';
import { announcementDismissed, announcementRestored } from './events.ts';
import { announcementPolicy, visible } from './policy.ts';
import { deleteDismissal, insertDismissal, lockToDismiss } from './store.ts';

type DismissalContext = HandlerContext<{ params: { id: string }; query: unknown; body: unknown }>;

/** Dismisses an announcement for the requesting user. A repeat changes nothing and emits no event. */
export async function dismiss(context: DismissalContext): Promise<void> {
  const { userId, announcementId } = await readerOf(context);
  if (await insertDismissal(context.tx, announcementId, userId)) await tell(context, announcementDismissed);
}

/** Takes the dismissal back. A repeat changes nothing and emits no event. */
export async function showAgain(context: DismissalContext): Promise<void> {
  const { userId, announcementId } = await readerOf(context);
  if (await deleteDismissal(context.tx, announcementId, userId)) await tell(context, announcementRestored);
}

async function readerOf({ actor, tx, params }: DismissalContext) {
  announcementPolicy.authorize(actor, 'dismiss');
  const userId = requireUser(actor);
  const { id } = visible(actor, await lockToDismiss(tx, params.id, userId));
  return { userId, announcementId: id };
}

async function tell(
  { actor, tx, params, kernel, request }: DismissalContext,
  event: typeof announcementDismissed,
): Promise<void> {
  const happened = event({ announcement_id: params.id, user_id: requireUser(actor) });
  await kernel.audit.record(tx, { actor, ip: request.ip }, happened);
}
