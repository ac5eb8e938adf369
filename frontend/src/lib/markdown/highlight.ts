import { useEffect, useRef, useState } from 'react';

/** A piece of code: text, or pieces that share a meaning (`keyword`, `string`, …). */
export type CodePiece = string | { scope: string; pieces: CodePiece[] };

/** Longer code stays plain: highlighting is paid on the main thread. */
const MAX_LENGTH = 60_000;
/** While code streams, highlighting it again may take a tenth of the time, not more. */
const SHARE = 10;
const SHORTEST_PAUSE_MS = 150;

interface Highlighted {
  code: string;
  language: string;
  pieces: CodePiece[];
}

/** The code in pieces. While code streams, what was added since the last highlighting follows as plain text. */
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
      due.current = end + Math.max(SHORTEST_PAUSE_MS, (end - start) * SHARE);
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
