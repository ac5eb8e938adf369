import { isCertain, withoutOverlaps, type Finding, type FindingType } from './finding.ts';
import { fold } from './fold.ts';
import { incompleteFrom } from './incomplete-match.ts';
import { inspectFolded, redact } from './inspect.ts';
import { StreamContext } from './stream-context.ts';

/** What ends a private key, or shows that it was cut: a blank line and no more base64 behind it. */
const endOfKey = /-----END[^-]*-----|\n\s*\n[ \t\r]*(?![ \t\r])(?=[A-Za-z\d+/=]{0,15}[^A-Za-z\d+/=\r\n-])/;
/** As long as what matches that may be, which can come in pieces. */
const longestEnd = 80;
/** More is never held back: a private key has about 3,300 characters. */
const mostHeld = 8_192;
/** What is held back beyond this is looked at again only when it has grown by an eighth: so the work stays linear. */
const seldomFrom = 512;

/**
 * Masks what is certainly sensitive in a text that comes in pieces, wherever it is cut. A piece is passed on at once
 * unless its end is an incomplete match; what that is shows with the next pieces.
 */
export class StreamGuard {
  /** What has been masked so far. */
  readonly masked = new Set<FindingType>();
  /** What has been found so far and let pass, since it is uncertain. */
  readonly warned = new Set<FindingType>();
  readonly #context = new StreamContext();
  #held = '';
  #nextLook = 0;
  /** Inside something too long to hold: dropped until this ends it. */
  #dropUntil: RegExp | null = null;

  /** What may be passed on, now that `piece` has come. */
  push(piece: string): string {
    this.#held += piece;
    return this.#held.length < this.#nextLook ? '' : this.#release(false);
  }

  /** The rest. */
  end(): string {
    return this.#release(true);
  }

  #release(final: boolean): string {
    if (this.#dropUntil !== null && !this.#skip(this.#dropUntil)) return '';
    // The first half of a character of two units says nothing yet.
    const half = !final && /[\ud800-\udbff]$/.test(this.#held) ? this.#held.slice(-1) : '';
    const arrived = this.#held.slice(0, this.#held.length - half.length);
    const folded = fold(arrived);
    const before = this.#context.text.length;
    const window = this.#context.text + folded.text;

    const findings = inspectFolded(window).filter(({ end }) => end > before);
    const certain = withoutOverlaps(findings.filter(isCertain));
    const known = final ? window.length : this.#knownUntil(window, findings, certain);
    const until = certain.find(({ start, end }) => start < known && end > known)?.start ?? known;
    const masked = certain.filter(({ end }) => end <= until);
    for (const { type } of masked) this.masked.add(type);
    for (const finding of findings) if (!isCertain(finding) && finding.end <= until) this.warned.add(finding.type);

    const releasedTo = folded.startOf(Math.max(0, until - before));
    const places = masked.map((finding) => ({
      ...finding,
      start: folded.startOf(Math.max(0, finding.start - before)),
      end: folded.endOf(finding.end - before),
    }));
    const released = arrived.slice(0, releasedTo);
    this.#context.add(released, places);
    this.#held = arrived.slice(releasedTo) + half;
    this.#nextLook = this.#held.length < seldomFrom ? 0 : this.#held.length + (this.#held.length >> 3);
    return redact(released, places);
  }

  /** Where its incomplete match begins, unless that is too long to be held: then what it is so far decides for all of it. */
  #knownUntil(window: string, findings: readonly Finding[], certain: readonly Finding[]): number {
    const known = incompleteFrom(window, findings);
    if (window.length - known <= mostHeld) return known;
    const endless = certain.find(({ end }) => end > known);
    if (endless) {
      endless.end = window.length;
      this.#dropUntil = window.startsWith('-----BEGIN', endless.start) ? endOfKey : /\s/;
    }
    return window.length;
  }

  /** False while the end has not come. */
  #skip(end: RegExp): boolean {
    const match = end.exec(this.#held);
    this.#held = match ? this.#held.slice(match.index) : this.#held.slice(-longestEnd);
    if (match) this.#dropUntil = null;
    return match !== null;
  }
}
