import { useEffect, useRef } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { newChat } from '../stream/turns.ts';
import { useRestoreDraft } from './drafts.ts';

/**
 * Puts the question of a navigation (`state.question`, e.g. from the command palette) into the composer of a new chat, in front of
 * the draft. Once per navigation: it is removed from the history, so that a reload does not repeat it.
 */
export function useBroughtQuestion(): void {
  const { key, pathname, state } = useLocation() as {
    key: string;
    pathname: string;
    state: { question?: string } | null;
  };
  const navigate = useNavigate();
  const putIntoDraft = useRestoreDraft(newChat);
  const handled = useRef('');
  const question = state?.question;
  useEffect(() => {
    if (question === undefined || handled.current === key) return;
    handled.current = key;
    putIntoDraft(question);
    void navigate(pathname, { replace: true });
  }, [question, key, pathname, navigate, putIntoDraft]);
}
