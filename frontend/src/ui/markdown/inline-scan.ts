/** A run of one character that may open or close emphasis (CommonMark § 6.2). */
interface Opener {
  mark: string;
  length: number;
  /** Where its content begins. */
  content: number;
}

const isSpace = (char: string) => char === '' || /\s/.test(char);
const isPunctuation = (char: string) => /[\p{P}\p{S}]/u.test(char);

/** The emphasis that is open where a scan has come to. */
export class OpenEmphasis {
  readonly #open: Opener[] = [];

  /** Reads a run of `*`, `_` or `~` with the characters around it; '' for the end of the text. */
  read(run: string, before: string, after: string, end: number): void {
    const mark = run.charAt(0);
    // A single tilde stands for "about" more often than it strikes through.
    if (mark === '~' && run.length !== 2) return;
    const isLeft = !isSpace(after) && (!isPunctuation(after) || isSpace(before) || isPunctuation(before));
    const isRight = !isSpace(before) && (!isPunctuation(before) || isSpace(after) || isPunctuation(after));
    const canOpen = isLeft && (mark !== '_' || !isRight || isPunctuation(before));
    const canClose = isRight && (mark !== '_' || !isLeft || isPunctuation(after));
    const rest = canClose ? this.#close(mark, run.length) : run.length;
    if (canOpen && rest > 0) this.#open.push({ mark, length: rest, content: end });
  }

  /** The marks that close what is open, innermost first. What has no content yet cannot be closed: `cut` is where it begins. */
  closers(end: number): { marks: string; cut: number } {
    let cut = end;
    while (this.#open.at(-1)?.content === cut) cut -= this.#open.pop()?.length ?? 0;
    const marks = this.#open.toReversed().map(({ mark, length }) => mark.repeat(length));
    return { marks: marks.join(''), cut };
  }

  /** @returns how many characters of the run have closed nothing */
  #close(mark: string, length: number): number {
    let rest = length;
    for (;;) {
      const at = this.#open.findLastIndex((opener) => opener.mark === mark);
      const opener = this.#open[at];
      if (opener === undefined || rest === 0) return rest;
      const used = Math.min(opener.length, rest);
      rest -= used;
      opener.length -= used;
      this.#open.length = opener.length === 0 ? at : at + 1;
    }
  }
}

/** The index behind the code span that begins with `run` at `at`; -1: it is not closed (CommonMark § 6.1). */
export function endOfCode(text: string, at: number, run: string): number {
  for (let from = at + run.length; ;) {
    const found = text.indexOf(run, from);
    if (found === -1) return -1;
    let end = found + run.length;
    while (text.charAt(end) === '`') end += 1;
    if (end - found === run.length) return end;
    from = end;
  }
}

/** The index behind the brackets that open at `at`; -1: they are not closed. Escapes count as text. */
export function endOfBrackets(text: string, at: number, [open, close]: readonly [string, string]): number {
  let depth = 0;
  for (let i = at; i < text.length; i += 1) {
    const char = text.charAt(i);
    if (char === '\\') i += 1;
    else if (char === open) depth += 1;
    else if (char === close && (depth -= 1) === 0) return i + 1;
  }
  return -1;
}
