import { type KeyboardEvent, type ReactNode, type RefObject, useState } from 'react';
import { useIsTouch } from '../../../lib/hooks.ts';
import { cn } from '../../../lib/cn.ts';
import { t } from '../../../lib/i18n/text.tsx';
import { Notice } from '../../../ui/notice.tsx';
import type { Turn } from '../stream/turns.ts';
import { type Finding, findingsOf, shiftFindings, withoutFindings } from './findings.ts';
import { GuardNotice } from './guard-notice.tsx';
import { MarkedTextarea } from './marked-textarea.tsx';
import { RefusalNotice } from './refusal-notice.tsx';

/** The longest message the API takes, in UTF-16 code units. */
export const MAX_LENGTH = 100_000;
const COUNT_FROM = MAX_LENGTH * 0.9;

interface QuestionFieldProps {
  label: string;
  placeholder?: string;
  text: string;
  onText: (text: string) => void;
  /** A question of this field that the server refused. */
  refused: Turn | undefined;
  onDismiss: () => void;
  onSubmit: () => void;
  onRetry: () => void;
  /** Called before the field handles the key; returns true where it handled it. */
  onKey?: (event: KeyboardEvent) => boolean;
  fieldRef: RefObject<HTMLTextAreaElement | null>;
  className?: string;
  /** The row of controls below the text. */
  children: ReactNode;
}

/** The field for a question, with the reason of the last refusal above it. */
export function QuestionField(props: QuestionFieldProps) {
  const { text, onText, refused, onSubmit, fieldRef } = props;
  const [findings, shift] = useFindings(refused, text);
  const isTouch = useIsTouch();
  const error = refused?.error ?? null;

  function change(next: string) {
    shift(next);
    onText(next);
  }

  function select({ start, end }: Finding) {
    fieldRef.current?.focus();
    fieldRef.current?.setSelectionRange(start, end);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing || props.onKey?.(event)) return;
    const sends = event.key === 'Enter' && !event.shiftKey && (!isTouch || event.metaKey || event.ctrlKey);
    if (!sends) return;
    event.preventDefault();
    onSubmit();
  }

  return (
    <div className="grid grid-cols-1 gap-2">
      <GuardNotice findings={findings} onSelect={select} onReplace={() => change(withoutFindings(text, findings))} />
      {error !== null && error.code !== 'guard_blocked' && (
        <RefusalNotice error={error} onRetry={props.onRetry} onDismiss={props.onDismiss} />
      )}
      <div
        className={cn(
          'rounded border border-edge bg-surface transition-colors hover:border-ink-faint focus-within:border-ink-soft',
          findings.length > 0 && 'border-negative',
          props.className,
        )}
      >
        <MarkedTextarea
          ref={fieldRef}
          aria-label={props.label}
          aria-invalid={findings.length > 0 || undefined}
          placeholder={props.placeholder}
          value={text}
          findings={findings}
          onChange={(event) => change(event.target.value)}
          onKeyDown={onKeyDown}
          className="px-4 pt-3 pb-1 text-base"
        />
        {props.children}
      </div>
      {text.length > COUNT_FROM && <LengthNotice length={text.length} />}
    </div>
  );
}

function LengthNotice({ length }: { length: number }) {
  const values = { used: length, max: MAX_LENGTH };
  if (length > MAX_LENGTH) return <Notice tone="negative">{t('conversations.tooLong', values)}</Notice>;
  return <output className="text-end text-small text-ink-faint">{t('conversations.length', values)}</output>;
}

/** The findings in the refused question, shifted while the text is edited. */
function useFindings(refused: Turn | undefined, text: string): [Finding[], (next: string) => void] {
  const [edited, setEdited] = useState<{ clientId: string; findings: Finding[] } | null>(null);
  if (refused === undefined || refused.error?.code !== 'guard_blocked') return [[], () => undefined];
  const { clientId, error } = refused;
  const findings =
    edited?.clientId === clientId ? edited.findings : findingsOf(error.fields, (refused.text ?? '').length);
  return [findings, (next) => setEdited({ clientId, findings: shiftFindings(findings, text, next) })];
}
