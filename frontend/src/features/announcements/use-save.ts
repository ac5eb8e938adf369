import { useRef } from 'react';
import { api } from '../../api/api.ts';
import { isApiError } from '../../api/error.ts';
import { randomId } from '../../lib/random-id.ts';
import type { FormValues } from './form-schema.ts';
import { fromLocal } from './local-time.ts';
import type { Announcement } from './queries.ts';

/**
 * A function that saves the form. A retry of the same new announcement has the same idempotency key; an edit is refused once with `version_stale`
 * where somebody else has edited the announcement.
 *
 * @param announcement null: a new one
 * @param firstVersion of the announcement when the edit began
 */
export function useSave(
  announcement: Announcement | null,
  firstVersion: number,
): (values: FormValues) => Promise<Announcement> {
  const posting = useRef({ body: '', key: '' });
  const version = useRef(firstVersion);
  const bodyOf = (values: FormValues) => ({ ...values, expires_at: fromLocal(values.expires_at) });

  if (announcement === null) {
    return (values) => {
      const body = bodyOf(values);
      const text = JSON.stringify(body);
      if (posting.current.body !== text) posting.current = { body: text, key: randomId() };
      return api('POST /announcements', { body }, { headers: { 'idempotency-key': posting.current.key } });
    };
  }
  const params = { id: announcement.id };
  return async (values) => {
    try {
      const headers = { 'if-match': `"${version.current}"` };
      return await api('PATCH /announcements/:id', { params, body: bodyOf(values) }, { headers });
    } catch (error) {
      if (isApiError(error, 'version_stale'))
        version.current = (await api('GET /announcements/:id', { params })).version;
      throw error;
    }
  };
}
