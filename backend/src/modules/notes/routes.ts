import { z } from 'zod';
import { requireUser } from '../../kernel/auth/policy.ts';
import { cursorOf, pageOf } from '../../kernel/db/cursor.ts';
import { id, timestamp } from '../../kernel/http/contract.ts';
import { assertVersion } from '../../kernel/http/request/if-match.ts';
import type { Handlers } from '../../kernel/http/route.ts';
import type { contract } from './contract.ts';
import { noteCreated, noteDeleted, noteUndeleted } from './events.ts';
import { asTitle } from './name.ts';
import { notePolicy, owned } from './policy.ts';
import { presentNote, presentSummary } from './present.ts';
import { deletion, findNote, insertNote, listNotes, lockNote, updateNote, type Wording } from './store.ts';

const position = cursorOf(z.tuple([z.boolean(), timestamp, id]));

export const noteHandlers: Handlers<typeof contract> = {
  async 'GET /notes'({ actor, tx, query: { limit, q, cursor } }) {
    notePolicy.authorize(actor, 'list');
    const after = position.decode(cursor);
    const rows = await listNotes(tx, { userId: requireUser(actor), q, after, limit: limit + 1 });
    return pageOf(
      rows,
      limit,
      (last) => position.encode([last.pinned, last.edited_at, last.id]),
      (row) => presentSummary(actor, row),
    );
  },

  async 'POST /notes'({ actor, tx, body, kernel, request }) {
    notePolicy.authorize(actor, 'create');
    const row = await insertNote(tx, requireUser(actor), { ...body, title: asTitle(body.title) });
    const created = noteCreated({ note_id: row.id, user_id: row.user_id });
    await kernel.audit.record(tx, { actor, ip: request.ip }, created);
    return presentNote(actor, row);
  },

  async 'GET /notes/:id'({ actor, tx, params }) {
    const row = owned(actor, await findNote(tx, params.id));
    notePolicy.authorize(actor, 'read', row);
    return presentNote(actor, row);
  },

  async 'PATCH /notes/:id'({ actor, tx, params, body, request }) {
    const before = owned(actor, await lockNote(tx, params.id));
    notePolicy.authorize(actor, 'update', before);
    assertVersion(request, before.version);
    const wording: Wording = {
      title: body.title === undefined ? before.title : asTitle(body.title),
      body: body.body ?? before.body,
      pinned: body.pinned ?? before.pinned,
    };
    const edited = wording.title !== before.title || wording.body !== before.body;
    if (!edited && wording.pinned === before.pinned) return presentNote(actor, before);
    return presentNote(actor, await updateNote(tx, before.id, wording, edited));
  },

  async 'DELETE /notes/:id'({ actor, tx, params, kernel, request }) {
    const row = owned(actor, await lockNote(tx, params.id));
    notePolicy.authorize(actor, 'delete', row);
    await deletion.delete(kernel, tx, row.id, row.user_id);
    const deleted = noteDeleted({ note_id: row.id, user_id: row.user_id });
    await kernel.audit.record(tx, { actor, ip: request.ip }, deleted);
  },

  async 'POST /notes/:id/restore'({ actor, tx, params, kernel, request }) {
    const undone = await deletion.undo(tx, params.id, requireUser(actor));
    const row = owned(actor, await findNote(tx, params.id));
    notePolicy.authorize(actor, 'delete', row);
    if (undone) {
      const undeleted = noteUndeleted({ note_id: row.id, user_id: row.user_id });
      await kernel.audit.record(tx, { actor, ip: request.ip }, undeleted);
    }
    return presentNote(actor, row);
  },
};
