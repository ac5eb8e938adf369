import { setTimeout as sleep } from 'node:timers/promises';
import { demoAnswer } from './demo-answer.ts';
import type { Provider } from './provider.ts';

/**
 * The built-in model: no AI, a short text about Atrium, told at the pace of one. Deterministic: the same question gets
 * the same answer, word for word and pause for pause.
 */
export function demoProvider(tokenMs: number): Provider {
  return {
    async *stream({ entry, messages, maxOutputTokens }, signal) {
      yield { type: 'accepted' };
      const words = demoAnswer(messages).match(/\s*\S+/g) ?? [];
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

/** A moment of thought, then an uneven rhythm (two thirds to four thirds of the pace), without chance. */
function pauseBefore(index: number, tokenMs: number): number {
  if (index === 0) return tokenMs * 8;
  return tokenMs * (2 / 3 + ((index * 7) % 5) / 6);
}
