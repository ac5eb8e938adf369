import type { ComponentProps, ReactNode } from 'react';
import { cn } from '../../../lib/cn.ts';
import type { Finding } from './findings.ts';

interface MarkedTextareaProps extends ComponentProps<'textarea'> {
  value: string;
  findings: readonly Finding[];
  /** Of both layers: what moves text must be the same for them. */
  className?: string;
}

/**
 * A textarea as high as its text, with marks under parts of it. The same text stands behind it, invisible, which gives
 * the height in every browser and carries the marks.
 */
export function MarkedTextarea({ value, findings, className, ...props }: MarkedTextareaProps) {
  return (
    <div className="grid max-h-[40dvh] overflow-y-auto overscroll-contain *:col-start-1 *:row-start-1">
      <div aria-hidden className={cn('text-transparent break-words whitespace-pre-wrap', className)}>
        {marked(value, findings)}
        {/* A last empty line has no height of its own. */}
        {'\u200b'}
      </div>
      <textarea
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
