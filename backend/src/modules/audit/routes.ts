import { pageOf } from '../../kernel/db/cursor.ts';
import type { Handlers } from '../../kernel/http/route.ts';
import { auditPolicy } from './policy.ts';
import type { contract } from './contract.ts';
import { listEntries, type EntryRow } from './store.ts';

function presentEntry({ user_id, key_id, name, subject_type, subject_id, ...entry }: EntryRow) {
  return { ...entry, actor: { user_id, key_id, name }, subject: { type: subject_type, id: subject_id } };
}

export const auditHandlers: Handlers<typeof contract> = {
  async 'GET /audit-entries'({ tx, actor, query: { limit, cursor } }) {
    auditPolicy.authorize(actor, 'list');
    const found = await listEntries(tx, cursor ?? null, limit + 1);
    return pageOf(found, limit, (last) => String(last.seq), presentEntry);
  },
};
