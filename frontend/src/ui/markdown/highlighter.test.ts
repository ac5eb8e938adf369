import { describe, expect, it } from 'vitest';
import type { CodePiece } from './highlight.ts';
import { highlight } from './highlighter.ts';

const textOf = (pieces: CodePiece[]): string =>
  pieces.map((piece) => (typeof piece === 'string' ? piece : textOf(piece.pieces))).join('');

const samples: [language: string, code: string][] = [
  [
    'ts',
    `const response = await fetch('/api/v1/chat', { method: 'POST', body: JSON.stringify({ a: \`\${1 + 1}\` }) });\n`,
  ],
  ['tsx', 'const a = <p className="x">{text}</p>;\n'],
  ['html', '<script>if (a < b) { alert("x") }</script><style>p { color: red }</style>'],
  ['php', '<?php echo "<b>$x</b>"; ?><p>'],
  ['py', 'def f(x: int) -> str:\n    return f"{x!r:>10}"  # note\n'],
  ['sql', "select 'a''b' from t where x = $1 -- end"],
  ['sh', 'curl -sS "$URL" | jq \'.data[]\' # x\n'],
  ['diff', '--- a\n+++ b\n@@ -1 +1 @@\n-old\n+new'],
  ['json', '{ "a": [1, true, null, "</script>"] }'],
  ['yaml', 'a: &x\n  - "b": !!str c\n'],
];

describe('highlighted code', () => {
  it.each(samples)('%s keeps every character', (language, code) => {
    const pieces = highlight(code, language);
    expect(pieces).not.toBeNull();
    expect(textOf(pieces ?? [])).toBe(code);
    expect(pieces?.some((piece) => typeof piece !== 'string')).toBe(true);
  });

  it('is left alone where the language is unknown', () => {
    expect(highlight('x', 'klingon')).toBeNull();
  });
});
