import { useEffect, useMemo } from 'react';
import { useMe } from '../../api/session.ts';
import { UserStorage } from '../../lib/user-storage.ts';
import type { FormValues } from './form-schema.ts';

/** What was written and not posted or saved. */
export interface Draft {
  values: FormValues;
  /** Of the announcement when its edit began; 0: a new one. */
  version: number;
}

/** By announcement id, or `new`, in `localStorage`: a draft outlives the dialog, a reload and the browser. */
const stored = new UserStorage('announcement-draft', () => localStorage);

interface DraftStore {
  read: () => Draft | null;
  /** Null removes it. */
  write: (draft: Draft | null) => void;
}

/** @param announcementId null: of a new announcement */
export function useDraft(announcementId: string | null): DraftStore {
  const { id: userId } = useMe();
  useEffect(() => stored.removeOtherUsers(userId), [userId]);
  return useMemo(() => {
    const name = announcementId ?? 'new';
    return {
      read: () => JSON.parse(stored.read(userId, name) ?? 'null') as Draft | null,
      write: (draft) => stored.write(userId, name, draft && JSON.stringify(draft)),
    };
  }, [userId, announcementId]);
}
