import { isCertain, withoutOverlaps, type Finding, type FindingType } from './finding.ts';
import { fold } from './fold.ts';
import { incompleteFrom } from './incomplete-match.ts';
import { inspectFolded, redact } from './inspect.ts';
import { StreamContext } from './stream-context.ts';

/** The end of a private key, or a sign that it was cut: a blank line without base64 after it. */
const endOfKey = /-----END[^-]*-----|\n\s*\n[ \t\r]*(?![ \t\r])(?=[A-Za-z\d+/=]{0,15}[^A-Za-z\d+/=\r\n-])/;
/** The most characters of such an end, which may arrive in pieces. */
const longestEnd = 80;
/** The most characters that are held back; a private key has about 3,300. */
const mostHeld = 8_192;
/** Held text longer than this is inspected again only when it has grown by an eighth, so the work stays linear. */
const seldomFrom = 512;

/**
 * Masks certain findings in a text that arrives in pieces, wherever it is cut. A piece is passed on at once, except for an
 * incomplete match at its end, which waits for the next pieces.
 */
export class StreamGuard {
  /** Types masked so far. */
  readonly masked = new Set<FindingType>();
  /** Types of uncertain findings so far, which pass. */
  readonly warned = new Set<FindingType>();
  readonly #context = new StreamContext();
  #held = '';
  #nextLook = 0;
  /** Inside a finding that is too long to hold: text is dropped up to this end. */
  #dropUntil: RegExp | null = null;

  /** The text that may be passed on after `piece`. */
  push(piece: string): string {
    this.#held += piece;
    return this.#held.length < this.#nextLook ? '' : this.#release(false);
  }

  /** The rest of the text, at the end of the stream. */
  end(): string {
    return this.#release(true);
  }

  #release(final: boolean): string {
    if (this.#dropUntil !== null && !this.#skip(this.#dropUntil)) return '';
    // A high surrogate waits for its other half.
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

  /** Position of the incomplete match; of one too long to be held, what is known so far decides. */
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

  /** Returns false until the end has come. */
  #skip(end: RegExp): boolean {
    const match = end.exec(this.#held);
    this.#held = match ? this.#held.slice(match.index) : this.#held.slice(-longestEnd);
    if (match) this.#dropUntil = null;
    return match !== null;
  }
}
