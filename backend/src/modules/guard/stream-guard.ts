import type { FindingType } from './finding.ts';
import { inspect, maskOf } from './inspect.ts';
import { openFrom } from './open-tail.ts';

/** What came before is looked at too: `password: ` may have been sent when its value arrives. */
const contextLength = 96;
/** More is never held back: a private key has about 3,300 characters. */
const mostHeld = 8_192;

/**
 * Masks what is sensitive in a text that comes in pieces, wherever it is cut. A piece is passed on at once unless its end
 * may be the beginning of something (`openFrom`); what that is shows with the next pieces.
 */
export class StreamGuard {
  /** What has been masked so far. */
  readonly found = new Set<FindingType>();
  #sent = '';
  #held = '';
  /** Inside something too long to hold: dropped until this ends it. */
  #dropUntil: RegExp | null = null;

  /** What may be passed on, now that `piece` has come. */
  push(piece: string): string {
    this.#held += piece;
    return this.#release(false);
  }

  /** The rest. */
  end(): string {
    return this.#release(true);
  }

  #release(final: boolean): string {
    if (this.#dropUntil !== null && !this.#skip(this.#dropUntil)) return '';
    if (this.#held === '') return '';
    const window = this.#sent + this.#held;
    const findings = inspect(window).filter(({ end }) => end > this.#sent.length);
    const overfull = this.#held.length > mostHeld;
    let until = final || overfull ? window.length : Math.max(this.#sent.length, openFrom(window));
    for (const { start, end } of findings) if (start < until && end > until) until = Math.max(start, this.#sent.length);

    let passed = '';
    let from = this.#sent.length;
    for (const { type, start, end } of findings) {
      if (end > until) break;
      passed += window.slice(from, Math.max(start, from)) + maskOf(type);
      from = end;
      this.found.add(type);
    }
    passed += window.slice(from, until);
    const last = findings.at(-1);
    if (overfull && last?.end === window.length)
      this.#dropUntil = last.type === 'secret' ? /-----END[^-]*-----|\n\n/ : /\s/;
    this.#held = window.slice(until);
    this.#sent = (this.#sent + passed).slice(-contextLength);
    return passed;
  }

  /** False while the end has not come. */
  #skip(end: RegExp): boolean {
    const match = end.exec(this.#held);
    this.#held = match ? this.#held.slice(match.index) : this.#held.slice(-32);
    if (match) this.#dropUntil = null;
    return match !== null;
  }
}
