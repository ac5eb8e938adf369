import type { Finding, FindingType } from './finding.ts';
import { inspect, maskOf } from './inspect.ts';
import { openFrom } from './open-tail.ts';

/** What came before is looked at too: `password: ` may have been sent when its value arrives. */
const contextLength = 96;
/** What ends a private key, or shows that it was cut. */
const endOfKey = /-----END[^-]*-----|\n\n/;
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
    const window = this.#sent + this.#held;
    const overfull = this.#held.length > mostHeld;
    const open = final || overfull ? window.length : openFrom(window);
    if (open <= this.#sent.length) return '';

    const findings = inspect(window).filter(({ end }) => end > this.#sent.length);
    const crossing = findings.find(({ start, end }) => start < open && end > open);
    const until = crossing ? Math.max(crossing.start, this.#sent.length) : open;
    const passed = this.#mask(window, until, findings);
    const last = findings.at(-1);
    if (overfull && last?.end === window.length) this.#dropUntil = last.type === 'secret' ? endOfKey : /\s/;
    this.#held = window.slice(until);
    this.#sent = (this.#sent + passed).slice(-contextLength);
    return passed;
  }

  /** What stands between what was sent and `until`, masked; of a finding that has begun to be sent, the rest. */
  #mask(window: string, until: number, findings: readonly Finding[]): string {
    let masked = '';
    let from = this.#sent.length;
    for (const { type, start, end } of findings) {
      if (end > until) break;
      masked += window.slice(from, Math.max(start, from)) + maskOf(type);
      from = end;
      this.found.add(type);
    }
    return masked + window.slice(from, until);
  }

  /** False while the end has not come. */
  #skip(end: RegExp): boolean {
    const match = end.exec(this.#held);
    this.#held = match ? this.#held.slice(match.index) : this.#held.slice(-32);
    if (match) this.#dropUntil = null;
    return match !== null;
  }
}
