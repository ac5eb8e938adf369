import type { Kernel } from '../../../kernel/kernel.ts';
import type { ChatContext } from '../context.ts';
import type { ServerSentEvent } from '../../../kernel/http/response/sse.ts';
import { fail } from '../../../kernel/errors.ts';
import { presentCost } from '../../usage/index.ts';
import { readAnswer, type AnswerView, type Ending } from '../store/answers.ts';
import { Notifier } from '../../../kernel/live/notifier.ts';
import { hintTopic } from './running-answer.ts';

/** Milliseconds between two polls; hints between processes may be lost. */
const pollMs = 1_000;

export interface AnswerPlace {
  orgId: string;
  messageId: string;
}

/**
 * An answer as server-sent events, from any position, in any process, while it is written and after. The `id` of a delta is the
 * `seq` of its chunk, that of the last event is one more; what follows an `id` is the same for every reader at any time. A
 * reader holds only its position in memory: chunks are read when they are sent.
 * @param lastEventId `Last-Event-ID`; an unknown position means the start
 */
export async function* followAnswer(
  { kernel, answers }: Pick<ChatContext, 'kernel' | 'answers'>,
  place: AnswerPlace,
  lastEventId: string | undefined,
  signal: AbortSignal,
): AsyncGenerator<ServerSentEvent> {
  const hints = new Notifier();
  const unsubscribe = await listenElsewhere({ kernel, answers }, place, hints);
  try {
    let seq: number | null = null;
    while (!signal.aborted) {
      const local = answers.find(place.messageId);
      const notifier = local?.notifier ?? hints;
      const seen = notifier.version;
      const known: number = seq ?? parsePlace(lastEventId);
      const view = local?.view(known) ?? (await read(kernel, place, known));
      if (seq === null) {
        const isPlace = lastEventId !== undefined && known > 0 && known <= view.lastSeq + (view.ending ? 1 : 0);
        seq = isPlace ? known : 0;
        if (!isPlace) yield started(place, view);
        if (seq !== known) continue;
      }
      for (const chunk of view.chunks) {
        seq = chunk.seq;
        yield { id: String(seq), event: 'delta', data: { text: chunk.text } };
      }
      if (view.ending && seq >= view.lastSeq) {
        yield lastEvent(place, view.lastSeq + 1, view.ending);
        return;
      }
      if (seq >= view.lastSeq) await notifier.wait(seen, signal, pollMs);
    }
  } finally {
    await unsubscribe?.();
  }
}

/** Waits until an answer has ended; returns without an error when the signal aborts. */
export async function awaitEnd(
  context: Pick<ChatContext, 'kernel' | 'answers'>,
  place: AnswerPlace,
  signal: AbortSignal,
): Promise<void> {
  const events = followAnswer(context, place, undefined, signal);
  while (!(await events.next()).done);
}

async function listenElsewhere(
  { kernel, answers }: Pick<ChatContext, 'kernel' | 'answers'>,
  place: AnswerPlace,
  hints: Notifier,
) {
  if (answers.find(place.messageId)) return null;
  return kernel.fanout.subscribe(hintTopic(place.messageId), () => hints.notify());
}

async function read(kernel: Kernel, { orgId, messageId }: AnswerPlace, seq: number): Promise<AnswerView> {
  const view = await kernel.db.tenant(orgId, (tx) => readAnswer(tx, messageId, seq), { readOnly: true });
  // Deleted while it was read.
  if (!view) throw fail('not_found');
  return view;
}

function parsePlace(lastEventId: string | undefined): number {
  return lastEventId !== undefined && /^\d{1,9}$/u.test(lastEventId) ? Number(lastEventId) : 0;
}

function started({ messageId }: AnswerPlace, view: AnswerView): ServerSentEvent {
  return {
    id: '0',
    event: 'message.started',
    data: {
      message_id: messageId,
      user_message_id: view.questionId,
      conversation_id: view.conversationId,
      model: view.model,
    },
  };
}

function lastEvent({ messageId }: AnswerPlace, seq: number, ending: Ending): ServerSentEvent {
  const { status, usage, costMicros, currency, finishReason, error } = ending;
  if (status === 'failed' || status === 'interrupted') {
    return { id: String(seq), event: 'error', data: { ...error, message_id: messageId } };
  }
  const cost = costMicros === null || currency === null ? null : presentCost(costMicros, currency);
  return {
    id: String(seq),
    event: 'message.completed',
    data: { message_id: messageId, usage, cost, finish_reason: finishReason, status },
  };
}
