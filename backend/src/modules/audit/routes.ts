import { routes } from '../../kernel/http/route.ts';
import { auditPolicy } from '../auth/index.ts';
import { contract } from './contract.ts';
import { listEntries } from './store.ts';

export const auditRoutes = routes(contract, {
  async 'GET /audit-entries'({ tx, actor, query: { limit, cursor } }) {
    auditPolicy.authorize(actor, 'list');
    const found = await listEntries(tx, cursor ?? null, limit + 1);
    const items = found.slice(0, limit).map(({ user_id, key_id, name, subject_type, subject_id, ...entry }) => ({
      ...entry,
      actor: { user_id, key_id, name },
      subject: { type: subject_type, id: subject_id },
    }));
    return { items, next_cursor: found.length > limit ? String(items.at(-1)?.seq) : null };
  },
});
