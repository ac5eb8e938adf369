import { ChevronLeft, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link, type To } from 'react-router';
import { t } from '../lib/i18n/text.tsx';
import { Button } from './button.tsx';
import { Card } from './card.tsx';

interface PanelProps {
  /** The name of the object, for screen readers. */
  label: string;
  /** The address of the list with nothing open. */
  closeTo: To;
  /** The text of the link to the list below 1280 px, where the panel replaces it. */
  back: string;
  children: ReactNode;
}

/** The open object beside its list (`Split`). Its heading leaves room for the button at the end that closes it. */
export function Panel({ label, closeTo, back, children }: PanelProps) {
  return (
    <Card className="wide:sticky wide:top-6">
      <section aria-label={label} className="relative">
        <Button asChild variant="ghost" size="small" className="mt-1 ms-2 wide:hidden">
          <Link to={closeTo}>
            <ChevronLeft className="rtl:-scale-x-100" /> {back}
          </Link>
        </Button>
        <Button asChild variant="ghost" size="icon" className="absolute end-2 top-2 max-wide:hidden">
          <Link to={closeTo} aria-label={t('ui.close')}>
            <X />
          </Link>
        </Button>
        {children}
      </section>
    </Card>
  );
}

/** A term with its value, within a `dl`. */
export function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="flex justify-between gap-4">
      <dt className="shrink-0 text-ink-faint">{term}</dt>
      <dd className="min-w-0 text-end wrap-anywhere">{children}</dd>
    </div>
  );
}
