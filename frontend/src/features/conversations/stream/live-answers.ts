import { onSignOut } from '../../../api/session.ts';
import { KeyedStore } from '../../../lib/keyed-store.ts';
import type { ConnectionPhase } from './follow.ts';
import { throttled } from './frame-throttle.ts';

/** A streaming answer. Outside of the query cache, since its text changes with every frame. */
export interface LiveAnswer {
  text: string;
  /** `lost`: reconnecting has failed; the user can retry. */
  connection: ConnectionPhase | 'lost';
  /** Stop was requested and is not confirmed. */
  stopping: boolean;
}

/** By message id. */
export const liveAnswers = new KeyedStore<LiveAnswer>();

const received = new Map<string, string>();

onSignOut(() => {
  received.clear();
  liveAnswers.clear();
});

const show = throttled(() => {
  for (const [messageId, text] of received) liveAnswers.update(messageId, { text });
  received.clear();
});

export function appendText(messageId: string, text: string): void {
  received.set(messageId, receivedText(messageId) + text);
  show();
}

/** The text received so far, including what is not rendered yet. */
export function receivedText(messageId: string): string {
  return received.get(messageId) ?? liveAnswers.get(messageId)?.text ?? '';
}

export function endLiveAnswer(messageId: string): void {
  received.delete(messageId);
  liveAnswers.set(messageId, undefined);
}
