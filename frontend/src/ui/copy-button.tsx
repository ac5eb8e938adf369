import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { cn } from '../lib/cn.ts';
import { copyText } from '../lib/clipboard.ts';
import { Button } from './button.tsx';
import { toast } from './toast.tsx';

interface CopyButtonProps {
  text: string;
  /** What is copied, for those who don't see the icon: "Copy code". */
  label: string;
  /** A visible word beside the icon. */
  shown?: string;
  className?: string;
}

const THANKS_MS = 2_000;

/** Copies `text` and says so in its place. */
export function CopyButton({ text, label, shown, className }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), THANKS_MS);
    return () => clearTimeout(timer);
  }, [copied]);

  async function copy() {
    if (await copyText(text)) setCopied(true);
    else toast('This browser did not allow copying. Select the text and copy it by hand.', { tone: 'negative' });
  }

  return (
    <Button
      look="quiet"
      size={shown === undefined ? 'icon' : 'small'}
      aria-label={copied ? 'Copied' : label}
      className={cn(shown !== undefined && 'text-small', className)}
      onClick={() => void copy()}
    >
      {copied ? <Check aria-hidden className="text-positive" /> : <Copy aria-hidden />}
      {shown !== undefined && <span aria-live="polite">{copied ? 'Copied' : shown}</span>}
    </Button>
  );
}
