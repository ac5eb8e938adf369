import { newIdAt } from '../../../kernel/db/id.ts';
import { openaiPrices } from '../../gateway/index.ts';
import { costMicros, noUsage, type CallResult, type PastCall } from '../../usage/index.ts';
import type { PastConversation, PastMessage } from '../store/past.ts';
import type { PastChat, PastTurn } from './past-chat.ts';

export interface Occasion {
  userId: string;
  startedAt: Date;
  archived: boolean;
  model: string;
}

/** A conversation, and the calls of its answers, which have the same costs. */
export interface Held {
  conversation: PastConversation;
  calls: PastCall[];
}

/** Milliseconds between two questions, and before an edited one. */
const pauseMs = 150_000;
/** Approximate letters of a token, and tokens of the instruction before each conversation. */
const lettersPerToken = 3.7;
const instructionTokens = 44;

export function hold(chat: PastChat, { userId, startedAt, archived, model }: Occasion): Held {
  const id = newIdAt(startedAt);
  const messages: PastMessage[] = [];
  const calls: PastCall[] = [];
  let time = startedAt.getTime();
  const now = (): Date => new Date((time += pauseMs));

  function record(messageId: string, at: Date, result: CallResult): void {
    const prices = openaiPrices(model);
    const facts = { id: newIdAt(at), userId, keyId: null, conversationId: id, messageId, source: 'chat' as const };
    calls.push({ facts: { ...facts, model, provider: 'openai', prices }, result, at });
  }

  function ask(parentId: string | null, content: string): string {
    const at = now();
    const question = { id: newIdAt(at), parentId, role: 'user', content, status: 'complete', at } as const;
    messages.push({ ...question, model: null, bill: null });
    return question.id;
  }

  function answer(parentId: string, content: string, { stopped }: Pick<PastTurn, 'stopped'>): string {
    const at = new Date((time += 1));
    const usage = {
      prompt_tokens: tokensUpTo(messages, parentId),
      completion_tokens: tokensOf(content),
      cached_tokens: 0,
    };
    const prices = openaiPrices(model);
    const bill = { usage, costMicros: costMicros(usage, prices), currency: prices.currency };
    const status = stopped ? 'stopped' : 'complete';
    const message = { id: newIdAt(at), parentId, role: 'assistant', content, status, at, model, bill } as const;
    messages.push(message);
    const latencyMs = 380 + usage.completion_tokens * 11;
    const outcome = stopped ? 'stopped' : 'completed';
    record(message.id, at, { outcome, errorCode: null, servedModel: model, usage, latencyMs, firstTokenMs: 380 });
    return message.id;
  }

  let leaf: string | null = null;
  for (const turn of chat.turns) {
    if (turn.blockedFirst) record(newIdAt(now()), new Date(time), blocked);
    if (turn.before) answer(ask(leaf, turn.before.question), turn.before.answer, {});
    const question = ask(leaf, turn.question);
    if (turn.firstAnswer !== undefined) answer(question, turn.firstAnswer, {});
    leaf = answer(question, turn.answer, turn);
  }
  const lastMessageAt = new Date(time);
  const activeLeaf = leaf ?? '';
  return {
    conversation: {
      id,
      userId,
      title: chat.title,
      archived,
      activeLeaf,
      createdAt: startedAt,
      lastMessageAt,
      messages,
    },
    calls,
  };
}

/** The result of a call that the guard refused. */
const blocked: CallResult = {
  outcome: 'blocked',
  errorCode: 'guard_blocked',
  servedModel: null,
  usage: noUsage,
  latencyMs: null,
  firstTokenMs: null,
};

const tokensOf = (content: string): number => Math.ceil(content.length / lettersPerToken);

/** Tokens of the branch that ends in the message. */
function tokensUpTo(messages: readonly PastMessage[], id: string | null): number {
  const message = messages.find((one) => one.id === id);
  return message ? tokensOf(message.content) + tokensUpTo(messages, message.parentId) : instructionTokens;
}
