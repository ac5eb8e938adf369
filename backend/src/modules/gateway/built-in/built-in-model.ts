import { setTimeout as sleep } from 'node:timers/promises';
import type { Provider } from '../providers/provider.ts';
import { builtInAnswer } from './answer.ts';

export interface BuiltInModelOptions {
  /** Milliseconds between two words. */
  tokenMs: number;
  /** No other model is configured: those who manage models are told once in a conversation how to connect one. */
  onlyModel: boolean;
}

/**
 * The model that needs no provider: answers written in advance, streamed at the pace of a model. Deterministic: the same
 * question in the same conversation gets the same answer with the same pauses.
 */
export function builtInModel({ tokenMs, onlyModel }: BuiltInModelOptions): Provider {
  return {
    async *stream({ entry, messages, maxOutputTokens, earlierAnswers, managesModels }, signal) {
      yield { type: 'accepted' };
      const answer = builtInAnswer({ messages, earlierAnswers, suggestProvider: onlyModel && managesModels });
      const words = answer.match(/\s*\S+/g) ?? [];
      const said = words.slice(0, maxOutputTokens);
      for (const [index, text] of said.entries()) {
        const pause = pauseBefore(index, tokenMs);
        if (pause > 0) await sleep(pause, undefined, { signal });
        signal.throwIfAborted();
        yield { type: 'delta', text };
      }
      const finishReason = said.length < words.length ? 'length' : 'stop';
      yield { type: 'finished', finishReason, servedModel: entry.upstream_model };
    },
  };
}

/**
 * Milliseconds before a word: eight times the pace before the first, then two thirds to four thirds of it, by a fixed pattern.
 */
function pauseBefore(index: number, tokenMs: number): number {
  if (index === 0) return tokenMs * 8;
  return tokenMs * (2 / 3 + ((index * 7) % 5) / 6);
}
