import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { cn } from '../lib/cn.ts';
import { copyText } from '../lib/clipboard.ts';
import { Button } from './button.tsx';
import { toast } from './toast.tsx';
import { t } from '../lib/i18n/text.tsx';

interface CopyButtonProps {
  text: string;
  /** The accessible name, e.g. "Copy code". */
  label: string;
  /** Text beside the icon; without it only the icon is shown. */
  visibleLabel?: string;
  className?: string;
}

const FEEDBACK_MS = 2_000;

/** Copies `text` to the clipboard and shows a confirmation for two seconds. */
export function CopyButton({ text, label, visibleLabel, className }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), FEEDBACK_MS);
    return () => clearTimeout(timer);
  }, [copied]);

  async function copy() {
    if (await copyText(text)) setCopied(true);
    else toast(t('ui.copyRefused'), { tone: 'negative' });
  }

  return (
    <Button
      variant="ghost"
      size={visibleLabel === undefined ? 'icon' : 'small'}
      aria-label={copied ? t('ui.copied') : label}
      className={cn(visibleLabel !== undefined && 'text-small', className)}
      onClick={() => void copy()}
    >
      {copied ? <Check aria-hidden className="text-positive" /> : <Copy aria-hidden />}
      {visibleLabel !== undefined && <span aria-live="polite">{copied ? t('ui.copied') : visibleLabel}</span>}
    </Button>
  );
}
