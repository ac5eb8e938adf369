import type { MarkedToken } from 'marked';
import { closeMarks } from './close-marks.ts';
import { type HeadingLevel, HeadingLevels } from './heading-levels.ts';
import { type Links, readBlocks } from './lexer.ts';

export interface Block {
  /** Stable while the text only grows. */
  key: number;
  token: MarkedToken;
  /** Of a heading: its rank below the message's own, without gaps, whatever the model began with. */
  level: HeadingLevel;
  /** Changes when a reference definition arrives: earlier text may have meant it. */
  links: number;
}

/**
 * Reads a text that grows at its end, again and again, and reads only the end again: what stands before the last block
 * can no longer change in markdown, apart from references to a definition that comes later.
 */
export class BlockStream {
  #text = '';
  #settled: Block[] = [];
  #settledLength = 0;
  #links: Links = Object.create(null) as Links;
  #live = false;
  #blocks: Block[] = [];

  /**
   * Blocks of `text`. Blocks that did not change are the same objects as after the last call.
   *
   * @param live the text is still being written: marks that are open at its end are shown closed
   */
  read(text: string, live: boolean): Block[] {
    const source = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
    if (source === this.#text && live === this.#live) return this.#blocks;
    if (!source.startsWith(this.#text)) this.#forget();
    this.#text = source;
    this.#live = live;

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
    const tokens = readBlocks(this.#live ? closeMarks(rest) : rest, this.#links);
    const links = this.#linkCount();
    const first = this.#settled.length;
    const levels = new HeadingLevels(this.#settled);
    return tokens.map((token, index) => ({ key: first + index, token, links, level: levels.of(token) }));
  }

  /** All but the last block (with the blank lines after it) are final. */
  #settle(tail: Block[]): void {
    const last = tail.findLastIndex((block) => block.token.type !== 'space');
    for (const block of tail.slice(0, Math.max(last, 0))) {
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
