import type { MarkedToken } from 'marked';
import { closeDelimiters } from './close-delimiters.ts';
import { holdBack } from './hold-back.ts';
import { type HeadingLevel, HeadingLevels } from './heading-levels.ts';
import { type Links, readBlocks } from './lexer.ts';

/**
 * How a text ends. `complete`: where its author ended it. `streaming`: more follows, and an end that is still ambiguous is held back.
 * `cut`: anywhere, perhaps within a mark; all of it is shown.
 */
export type TextEnd = 'complete' | 'streaming' | 'cut';

export interface Block {
  /** Stable while the text only grows. */
  key: number;
  token: MarkedToken;
  /** Of a heading: its HTML level, without gaps, whatever level the model began with (`HeadingLevels`). */
  level: HeadingLevel;
  /** The number of reference definitions known: a new one may turn earlier text into a link. */
  links: number;
}

/**
 * Parses a text that grows at its end incrementally: each read parses only the text from the last block on. Earlier blocks
 * cannot change, apart from references to a definition that comes later: the whole text is then parsed again. It is also parsed
 * again when the stream ends, since marks that enclose several blocks may have been parsed in parts.
 */
export class BlockStream {
  #text = '';
  #settled: Block[] = [];
  #settledLength = 0;
  #links: Links = Object.create(null) as Links;
  #end: TextEnd = 'complete';
  #blocks: Block[] = [];

  /** Blocks of `text`. Blocks that did not change are the same objects as after the last call. */
  read(text: string, end: TextEnd): Block[] {
    const source = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
    if (source === this.#text && end === this.#end) return this.#blocks;
    // Blocks that were settled while the text was streaming are parsed once more at its end.
    if (!source.startsWith(this.#text) || (end !== 'streaming' && this.#end === 'streaming')) this.#forget();
    this.#text = source;
    this.#end = end;

    const known = this.#linkCount();
    let tail = this.#readTail();
    if (this.#linkCount() !== known && this.#settled.length > 0) {
      this.#settled = [];
      this.#settledLength = 0;
      tail = this.#readTail();
    }
    this.#blocks = [...this.#settled, ...tail];
    this.#settle(tail);
    return this.#blocks;
  }

  #readTail(): Block[] {
    const rest = this.#text.slice(this.#settledLength);
    const tokens = readBlocks(settledEnd(rest, this.#end), this.#links);
    const links = this.#linkCount();
    const first = this.#settled.length;
    const levels = new HeadingLevels(this.#settled);
    return tokens.map((token, index) => ({ key: first + index, token, links, level: levels.of(token) }));
  }

  /** All but the last block (with the blank lines after it) are final, as far as they stand in the text as they are. */
  #settle(tail: Block[]): void {
    const last = tail.findLastIndex((block) => block.token.type !== 'space');
    for (const block of tail.slice(0, Math.max(last, 0))) {
      if (!this.#text.startsWith(block.token.raw, this.#settledLength)) return;
      this.#settled.push(block);
      this.#settledLength += block.token.raw.length;
    }
  }

  #linkCount(): number {
    return Object.keys(this.#links).length;
  }

  #forget(): void {
    this.#settled = [];
    this.#settledLength = 0;
    this.#links = Object.create(null) as Links;
  }
}

/** The text that is parsed: no mark is open at its end. */
function settledEnd(text: string, end: TextEnd): string {
  if (end === 'complete') return text;
  return closeDelimiters(end === 'streaming' ? holdBack(text) : text);
}
