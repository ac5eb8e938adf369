import { WrapText } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../button.tsx';
import { CopyButton } from '../copy-button.tsx';
import { type CodePiece, useHighlighted } from './highlight.ts';
import { t } from '../../lib/i18n/text.tsx';
import { setWrapping, useWrapping } from './wrapping.ts';

/** Display names by the language of a fenced code block. */
const labels: Record<string, string> = {
  bash: 'Shell',
  sh: 'Shell',
  shell: 'Shell',
  console: 'Shell',
  c: 'C',
  cpp: 'C++',
  'c++': 'C++',
  cs: 'C#',
  csharp: 'C#',
  css: 'CSS',
  html: 'HTML',
  js: 'JavaScript',
  javascript: 'JavaScript',
  json: 'JSON',
  jsx: 'JSX',
  md: 'Markdown',
  php: 'PHP',
  py: 'Python',
  sql: 'SQL',
  ts: 'TypeScript',
  tsx: 'TSX',
  typescript: 'TypeScript',
  xml: 'XML',
  yaml: 'YAML',
  yml: 'YAML',
};

/** The first word of a fence's info string (CommonMark § 4.5), e.g. `ts` of "ts title=a.ts". */
function languageOf(info: string | undefined): string {
  return /^[\w+#.-]{1,24}/.exec(info ?? '')?.[0].toLowerCase() ?? '';
}

/** The longest line that fits into the narrowest block, and needs no wrapping. Characters. */
const SHORT_LINE = 36;

/** Code with its language, and buttons in a sticky header. */
export function CodeBlock({ code, info }: { code: string; info: string | undefined }) {
  const language = languageOf(info);
  const label =
    labels[language] ?? (language === '' ? t('markdown.text') : language.charAt(0).toUpperCase() + language.slice(1));
  const pieces = useHighlighted(code, language);
  const wraps = useWrapping();
  const hasLongLine = code.split('\n').some((line) => line.length > SHORT_LINE);
  return (
    <figure className="code-block" dir="ltr" data-wrap={wraps || undefined}>
      <figcaption>
        <span>{label}</span>
        <span className="flex">
          {hasLongLine && (
            <Button
              variant="ghost"
              size="small"
              aria-pressed={wraps}
              className="text-small aria-pressed:text-ink"
              onClick={() => setWrapping(!wraps)}
            >
              <WrapText aria-hidden /> {t('markdown.wrap')}
            </Button>
          )}
          <CopyButton text={code} label={t('markdown.copyCode')} visibleLabel={t('markdown.copy')} />
        </span>
      </figcaption>
      {/* What scrolls sideways must be reachable by keyboard (WCAG 2.1.1). */}
      <pre tabIndex={0} aria-label={t('markdown.code', { language: label })}>
        <code>{renderPieces(pieces)}</code>
      </pre>
    </figure>
  );
}

function renderPieces(pieces: CodePiece[]): ReactNode {
  return pieces.map((piece, index) =>
    typeof piece === 'string' ? (
      piece
    ) : (
      <span key={index} data-scope={piece.scope.split('.')[0]}>
        {renderPieces(piece.pieces)}
      </span>
    ),
  );
}
