import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { inspect } from './inspect.ts';

/** Hashes of texts in which nothing was found: a conversation's past is checked again with every question. */
const clean = new LRUCache<string, true>({ max: 50_000 });

/** Whether nothing sensitive is in `text`. */
export function isClean(text: string): boolean {
  const key = createHash('sha256').update(text).digest('base64');
  if (clean.has(key)) return true;
  if (inspect(text).length > 0) return false;
  clean.set(key, true);
  return true;
}
