import { assertVersion } from '../../kernel/http/request/if-match.ts';
import { requireUser } from '../../kernel/auth/policy.ts';
import type { HandlerContext } from '../../kernel/http/route.ts';
import type { Announcement } from './contract.ts';
import { announcementDeleted, announcementUndeleted, announcementUpdated } from './events.ts';
import { assertFuture } from './expiry.ts';
import { announcementPolicy, visible } from './policy.ts';
import { presentAnnouncement } from './present.ts';
import { deletion, findAnnouncement, lockToChange, updateAnnouncement, type Wording } from './store.ts';

type WithId<Body> = HandlerContext<{ params: { id: string }; query: unknown; body: Body }>;

type ChangeContext = WithId<{ [Part in keyof Wording]?: Wording[Part] | undefined }>;

/** Edits an announcement. It stays dismissed for those who dismissed it. */
export async function change({ actor, tx, params, body, kernel, request }: ChangeContext): Promise<Announcement> {
  announcementPolicy.authorize(actor, 'update');
  const before = visible(actor, await lockToChange(tx, params.id, actor.userId));
  assertVersion(request, before.version);
  assertFuture(body.expires_at ?? null);
  const wording: Wording = {
    title: body.title ?? before.title,
    body: body.body ?? before.body,
    level: body.level ?? before.level,
    expires_at: body.expires_at === undefined ? before.expires_at : body.expires_at,
  };
  const after = await updateAnnouncement(tx, before, wording);
  // The wording is content: the trail records that it changed, not what it says.
  await kernel.audit.record(tx, { actor, ip: request.ip }, announcementUpdated({ announcement_id: before.id }), {
    before: { level: before.level, expires_at: before.expires_at },
    after: {
      level: after.level,
      expires_at: after.expires_at,
      retitled: after.title !== before.title,
      rewritten: after.body !== before.body,
    },
  });
  return presentAnnouncement(actor, after);
}

/** Deletes an announcement, with its dismissals. */
export async function remove({ actor, tx, params, kernel, request }: WithId<unknown>): Promise<void> {
  announcementPolicy.authorize(actor, 'delete');
  const { id } = visible(actor, await lockToChange(tx, params.id, actor.userId));
  await deletion.delete(kernel, tx, id, actor.userId);
  await kernel.audit.record(tx, { actor, ip: request.ip }, announcementDeleted({ announcement_id: id }));
}

/** Undoes a deletion, with the dismissals there were; of what is not deleted nothing changes, so that a repeat is harmless. */
export async function restore({ actor, tx, params, kernel, request }: WithId<unknown>): Promise<Announcement> {
  announcementPolicy.authorize(actor, 'delete');
  const userId = requireUser(actor);
  const undone = await deletion.undo(tx, params.id, userId);
  const announcement = visible(actor, await findAnnouncement(tx, params.id, userId));
  if (undone) {
    const undeleted = announcementUndeleted({ announcement_id: announcement.id });
    await kernel.audit.record(tx, { actor, ip: request.ip }, undeleted);
  }
  return presentAnnouncement(actor, announcement);
}
