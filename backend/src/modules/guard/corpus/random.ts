/** Pseudorandom numbers, the same in every run (mulberry32). */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** An integer from 0 to `below` − 1. */
  integer(below: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  }

  between(first: number, last: number): number {
    return first + this.integer(last - first + 1);
  }

  pick<T>(items: readonly T[]): T {
    return items[this.integer(items.length)]!;
  }

  /** `length` characters of `alphabet`. */
  text(alphabet: string, length: number): string {
    let made = '';
    for (let unit = 0; unit < length; unit++) made += alphabet.charAt(this.integer(alphabet.length));
    return made;
  }

  digits(length: number): string {
    return this.text('0123456789', length);
  }

  hex(length: number): string {
    return this.text('0123456789abcdef', length);
  }

  /** Replaces each `#` by a digit. */
  filled(pattern: string): string {
    return pattern.replace(/#/g, () => String(this.integer(10)));
  }
}
