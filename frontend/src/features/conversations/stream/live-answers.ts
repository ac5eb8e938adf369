import { KeyedStore } from '../../../lib/keyed-store.ts';
import type { LinePhase } from './follow.ts';
import { paced } from './frame-pacer.ts';

/** An answer while it is written, outside of the query cache: its text changes sixty times a second. */
export interface LiveAnswer {
  text: string;
  /** `lost`: not reached for long; the person decides when to try again. */
  line: LinePhase | 'lost';
  /** Stop was asked for and has not been confirmed. */
  stopping: boolean;
}

/** By message id. */
export const liveAnswers = new KeyedStore<LiveAnswer>();

const received = new Map<string, string>();

const show = paced(() => {
  for (const [messageId, text] of received) liveAnswers.update(messageId, { text });
  received.clear();
});

export function addText(messageId: string, text: string): void {
  received.set(messageId, textOf(messageId) + text);
  show();
}

/** All that has come so far, also what is not yet drawn. */
export function textOf(messageId: string): string {
  return received.get(messageId) ?? liveAnswers.get(messageId)?.text ?? '';
}

export function endLive(messageId: string): void {
  received.delete(messageId);
  liveAnswers.set(messageId, undefined);
}
