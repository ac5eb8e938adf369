import { createHash } from 'node:crypto';
import { setImmediate as others } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';

type Count = (text: string) => number;

/**
 * cl100k and not the newer o200k: half the memory (44 MB against 77) and, where they differ, the larger count, which is
 * the safe side for a reservation. Loaded at the first call: 70 ms that a portal nobody chats in never pays.
 */
let encoder: Promise<Count> | undefined;
const loadEncoder = (): Promise<Count> =>
  (encoder ??= import('gpt-tokenizer/encoding/cl100k_base').then((module) => module.countTokens));

/** Merging is quadratic in the length of a "word": one of 32 kB took a second. Whole words are far below this. */
const longWord = /\S{128,}|\s{128,}/g;
const wordSlice = 96;

const counted = new LRUCache<string, number>({ max: 20_000 });
/** Longer texts are known by their hash: a branch's messages come back with every question, the cache must stay small. */
const longKey = 512;

/** Characters that are counted in one go, in a few milliseconds: then everybody else has a turn. */
const breath = 16_384;

/** How many tokens `text` has, never much too few. Linear in its length. */
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

/** What the chat format adds around each message, and once around all (OpenAI's cookbook: 3 and 3). */
const perMessage = 4;
const perPrompt = 3;

/** How many tokens a prompt has as its provider will count it, more or less. */
export async function countPrompt(messages: readonly { content: string }[]): Promise<number> {
  let tokens = perPrompt;
  for (const { content } of messages) tokens += perMessage + (await countTokens(content));
  return tokens;
}
