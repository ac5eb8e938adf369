import { useEffect, useMemo, useRef, useState } from 'react';
import { useLocation, useSearchParams } from 'react-router';
import { messageOf } from '../../../api/error.ts';
import { toast } from '../../../ui/toast.tsx';
import { loadOlder } from '../queries.ts';
import type { ThreadData } from './thread-data.ts';

/** The page size while older messages are loaded up to the one that was found. */
const PAGE = 100;

/** The search hit in the address (`chatPath`). */
export interface Found {
  messageId: string;
  /** The words to mark. */
  q: string;
  /** Differs with each navigation: the same hit may be opened again. */
  key: string;
}

export function useFound(): Found | null {
  const [params] = useSearchParams();
  const { key } = useLocation();
  const messageId = params.get('message');
  const q = params.get('find') ?? '';
  return useMemo(() => (messageId === null ? null : { messageId, q, key }), [messageId, q, key]);
}

interface Wanted {
  conversationId: string | null;
  data: ThreadData | undefined;
  found: Found | null;
  /** Shows the branch of a message. */
  showBranch: (messageId: string) => void;
}

/** Loads older messages until the one that was found is there; where it is on another branch, shows that branch first. */
export function useLoadFound({ conversationId, data, found, showBranch }: Wanted): void {
  const [failedKey, setFailedKey] = useState<string | null>(null);
  const branchShownFor = useRef<string | null>(null);
  const isMissing =
    found !== null &&
    found.key !== failedKey &&
    data !== undefined &&
    !data.messages.some(({ id }) => id === found.messageId);
  const olderCursor = data?.olderCursor ?? null;

  useEffect(() => {
    if (!isMissing || conversationId === null) return;
    if (olderCursor !== null) {
      loadOlder(conversationId, PAGE).catch((error: unknown) => {
        setFailedKey(found.key);
        toast(messageOf(error), { tone: 'negative' });
      });
    } else if (branchShownFor.current !== found.key) {
      branchShownFor.current = found.key;
      showBranch(found.messageId);
    }
  }, [isMissing, conversationId, olderCursor, found, showBranch]);
}
