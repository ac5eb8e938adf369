import { useEffect, useRef, useState } from 'react';

/** A piece of code: text, or pieces that share a meaning (`keyword`, `string`, …). */
export type CodePiece = string | { scope: string; pieces: CodePiece[] };

/** Longer code is not highlighted, which would block the main thread. UTF-16 code units. */
const MAX_LENGTH = 60_000;
/** Pause after a run, in run times: while code streams, highlighting takes at most a tenth of the time. */
const PAUSE_FACTOR = 10;
const MIN_PAUSE_MS = 150;

interface Highlighted {
  code: string;
  language: string;
  pieces: CodePiece[];
}

/** The code in highlighted pieces. Text that was added since the last run follows as plain text. */
export function useHighlighted(code: string, language: string): CodePiece[] {
  const [done, setDone] = useState<Highlighted | null>(null);
  const due = useRef(0);

  useEffect(() => {
    if (language === '' || code.length > MAX_LENGTH) return undefined;
    let current = true;
    const run = async () => {
      const { highlight } = await import('./highlighter.ts');
      if (!current) return;
      const start = performance.now();
      const pieces = highlight(code, language);
      const end = performance.now();
      due.current = end + Math.max(MIN_PAUSE_MS, (end - start) * PAUSE_FACTOR);
      if (pieces !== null) setDone({ code, language, pieces });
    };
    const timer = setTimeout(
      // Offline, or a new version was deployed: the code is as readable without colours.
      () => void run().catch(() => undefined),
      Math.max(0, due.current - performance.now()),
    );
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [code, language]);

  if (done === null || done.language !== language || !code.startsWith(done.code)) return [code];
  return done.code.length === code.length ? done.pieces : [...done.pieces, code.slice(done.code.length)];
}
