import { requireUser } from '../../kernel/auth/policy.ts';
import { z } from 'zod';
import { cursorOf, pageOf } from '../../kernel/db/cursor.ts';
import { id, timestamp } from '../../kernel/http/contract.ts';
import type { Handlers } from '../../kernel/http/route.ts';
import { change, remove, restore } from './change.ts';
import type { contract } from './contract.ts';
import { dismiss, showAgain } from './dismissal.ts';
import { announcementCreated } from './events.ts';
import { assertFuture } from './expiry.ts';
import { announcementPolicy, visible } from './policy.ts';
import { presentAnnouncement } from './present.ts';
import { findAnnouncement, insertAnnouncement, listAnnouncements } from './store.ts';

const cursor = cursorOf(z.tuple([timestamp, id]));

export const announcementHandlers: Handlers<typeof contract> = {
  async 'GET /announcements'({ actor, tx, query: { limit, show, cursor: from } }) {
    announcementPolicy.authorize(actor, show === 'expired' ? 'review' : 'list');
    const rows = await listAnnouncements(tx, {
      reader: actor.userId,
      show,
      after: cursor.decode(from),
      limit: limit + 1,
    });
    return pageOf(
      rows,
      limit,
      (last) => cursor.encode([last.created_at, last.id]),
      (row) => presentAnnouncement(actor, row),
    );
  },

  async 'POST /announcements'({ actor, tx, body, kernel, request }) {
    announcementPolicy.authorize(actor, 'create');
    const author = requireUser(actor);
    assertFuture(body.expires_at);
    const posted = await insertAnnouncement(tx, author, body);
    await kernel.audit.record(tx, { actor, ip: request.ip }, announcementCreated({ announcement_id: posted.id }), {
      after: { level: posted.level, expires_at: posted.expires_at },
    });
    return presentAnnouncement(actor, posted);
  },

  async 'GET /announcements/:id'({ actor, tx, params }) {
    announcementPolicy.authorize(actor, 'read');
    return presentAnnouncement(actor, visible(actor, await findAnnouncement(tx, params.id, actor.userId)));
  },

  'PATCH /announcements/:id': change,
  'DELETE /announcements/:id': remove,
  'POST /announcements/:id/restore': restore,
  'PUT /announcements/:id/dismissal': dismiss,
  'DELETE /announcements/:id/dismissal': showAgain,
};
