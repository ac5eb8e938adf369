import { assertVersion } from '../../kernel/http/request/if-match.ts';
import { requireUser } from '../../kernel/auth/policy.ts';
import type { Call } from '../../kernel/http/route.ts';
import type { Announcement } from './contract.ts';
import { announcementDeleted, announcementUndeleted, announcementUpdated } from './events.ts';
import { assertFuture } from './expiry.ts';
import { announcementPolicy, visible } from './policy.ts';
import { presentAnnouncement } from './present.ts';
import { deletion, findAnnouncement, lockToChange, updateAnnouncement, type Wording } from './store.ts';

type WithId<Body> = Call<{ params: { id: string }; query: unknown; body: Body }>;

type ChangeCall = WithId<{ [Part in keyof Wording]?: Wording[Part] | undefined }>;

/** Edits it. Who dismissed it is not disturbed again: a corrected word is no news. */
export async function change({ actor, tx, params, body, kernel, request }: ChangeCall): Promise<Announcement> {
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
  // The words are content: the trail says that they changed, not what they say.
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

/** For everybody, with who dismissed it. */
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
