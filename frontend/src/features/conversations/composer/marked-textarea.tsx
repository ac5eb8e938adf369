import type { ComponentProps, ReactNode } from 'react';
import { cn } from '../../../lib/cn.ts';
import type { Finding } from './findings.ts';

interface MarkedTextareaProps extends ComponentProps<'textarea'> {
  value: string;
  findings: readonly Finding[];
  /** For both layers, whose text must have the same position. */
  className?: string;
}

/**
 * A textarea that grows with its text and highlights ranges of it. A layer behind it has the same text, transparent: it
 * determines the height and contains the `mark` elements.
 */
export function MarkedTextarea({ value, findings, className, ...props }: MarkedTextareaProps) {
  return (
    <div className="grid max-h-[40dvh] overflow-y-auto overscroll-contain *:col-start-1 *:row-start-1">
      <div
        aria-hidden
        dir="auto"
        // As browsers lay out a textarea with `dir="auto"` (HTML § 15.3.6): each paragraph in its own direction.
        className={cn('text-transparent [unicode-bidi:plaintext] break-words whitespace-pre-wrap', className)}
      >
        {marked(value, findings)}
        {/* An empty last line has no height without a character. */}
        {'\u200b'}
      </div>
      <textarea
        dir="auto"
        value={value}
        rows={1}
        className={cn('resize-none overflow-hidden bg-transparent text-ink outline-none', className)}
        {...props}
      />
    </div>
  );
}

function marked(text: string, findings: readonly Finding[]): ReactNode {
  const parts: ReactNode[] = [];
  let end = 0;
  for (const finding of findings) {
    if (finding.start < end) continue;
    parts.push(text.slice(end, finding.start));
    parts.push(
      <mark
        key={finding.start}
        className="rounded-inner bg-negative-tint text-transparent shadow-[0_2px_0_var(--negative)]"
      >
        {text.slice(finding.start, finding.end)}
      </mark>,
    );
    end = finding.end;
  }
  return [...parts, text.slice(end)];
}
