import { createHash } from 'node:crypto';
import { setImmediate as others } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';

type Count = (text: string) => number;

/**
 * cl100k rather than o200k: half the memory (44 MB against 77) and, where they differ, the larger count, which is safe for a
 * reservation. Loaded at the first call, in 70 ms.
 */
let encoder: Promise<Count> | undefined;
const loadEncoder = (): Promise<Count> =>
  (encoder ??= import('gpt-tokenizer/encoding/cl100k_base').then((module) => module.countTokens));

/** Merging is quadratic in the length of a "word": one of 32 kB took a second. Ordinary words are far below this. */
const longWord = /\S{128,}|\s{128,}/g;
const wordSlice = 96;

const counted = new LRUCache<string, number>({ max: 20_000 });
/** Texts longer than this are cached by their hash. The messages of a branch come back with every question. */
const longKey = 512;

/** Characters that are counted in one turn of the event loop, in a few milliseconds. */
const breath = 16_384;

/** Tokens of `text`; never much too few. Linear in its length. */
export async function countTokens(text: string): Promise<number> {
  if (text === '') return 0;
  const count = await loadEncoder();
  const key = text.length < longKey ? text : createHash('sha1').update(text).digest('base64');
  const known = counted.get(key);
  if (known !== undefined) return known;
  let tokens = 0;
  for (let at = 0; at < text.length; at += breath) {
    if (at > 0) await others();
    tokens += countSliced(count, text.slice(at, at + breath));
  }
  counted.set(key, tokens);
  return tokens;
}

function countSliced(count: Count, text: string): number {
  let tokens = 0;
  let from = 0;
  for (const word of text.matchAll(longWord)) {
    tokens += count(text.slice(from, word.index));
    for (let at = word.index; at < word.index + word[0].length; at += wordSlice) {
      tokens += count(text.slice(at, Math.min(at + wordSlice, word.index + word[0].length)));
    }
    from = word.index + word[0].length;
  }
  return tokens + count(text.slice(from));
}

/** Tokens that the chat format adds to each message, and once to all (OpenAI's cookbook: 3 and 3). */
const perMessage = 4;
const perPrompt = 3;

/** Tokens of a prompt, approximately as its provider will count it. */
export async function countPrompt(messages: readonly { content: string }[]): Promise<number> {
  let tokens = perPrompt;
  for (const { content } of messages) tokens += perMessage + (await countTokens(content));
  return tokens;
}
