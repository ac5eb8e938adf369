import { t } from '../../../lib/i18n/text.tsx';
import type { Message } from '../types.ts';
import { problemOf } from './outcome-text.ts';

/** What a chat shows at one moment, as far as announcements depend on it. */
export interface Moment {
  /** The same as long as the page shows the same chat. */
  thread: string | undefined;
  /** An answer is requested or streaming. */
  writing: boolean;
  /** The newest message that the server has stored. */
  newest: Message | undefined;
}

/** What was announced last. */
export interface Heard {
  thread: string | undefined;
  writing: boolean;
  /** The id of the newest message before the answer began: while that is still the newest one, none was stored. */
  before: string | null;
  /** The id of the answer whose end is announced; null: none. */
  ended: string | null;
}

export const nothingHeard: Heard = { thread: undefined, writing: false, before: null, ended: null };

/** What has been announced after `moment`. The same object where nothing changes. */
export function hear(heard: Heard, { thread, writing, newest }: Moment): Heard {
  const isSame = heard.thread === thread && heard.writing === writing;
  if (isSame) return heard;
  if (writing) {
    const before = newest === undefined || newest.status === 'streaming' ? null : newest.id;
    return { thread, writing, before, ended: null };
  }
  const wasHere = heard.thread === thread && heard.writing;
  const ended = wasHere && newest !== undefined && newest.id !== heard.before ? newest.id : null;
  return { thread, writing, before: null, ended };
}

/** What a screen reader says: that an answer is being written, and how it ended. Empty: nothing, e.g. where a question was refused. */
export function announcementOf(heard: Heard, newest: Message | undefined): string {
  if (heard.writing) return t('conversations.answerBegan');
  if (newest === undefined || newest.id !== heard.ended) return '';
  const problem = problemOf(newest);
  if (problem === null) return t('conversations.answerEnded');
  switch (newest.status) {
    case 'stopped':
      return newest.content === '' ? problem : t('conversations.answerWasStopped');
    case 'failed':
    case 'interrupted':
      return t('conversations.answerEndedWith', { reason: problem });
    case 'complete':
    case 'streaming':
    default:
      return problem;
  }
}
