import type { CSSProperties } from 'react';
import { contrast } from '../../lib/color.ts';
import { cn } from '../../lib/cn.ts';
import { perLocale } from '../../lib/i18n/i18n.ts';
import { t } from '../../lib/i18n/text.tsx';

const oneDigit = perLocale(
  (locale) => new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
);

/** A button, a link and a focus ring in the colour, in both themes, and its contrast to text. */
export function BrandPreview({ color }: { color: string }) {
  const onColor = Math.max(contrast(color, '#ffffff'), contrast(color, '#000000'));
  return (
    <figure className="grid gap-2">
      <div className="grid grid-cols-2 overflow-hidden rounded border border-line">
        <Sample color={color} scheme="light" />
        <Sample color={color} scheme="dark" />
      </div>
      <figcaption className="text-small text-ink-faint">
        {t('organizations.contrast', { ratio: oneDigit().format(onColor) })}
      </figcaption>
    </figure>
  );
}

function Sample({ color, scheme }: { color: string; scheme: 'light' | 'dark' }) {
  return (
    // `brand-scope` computes the shades again, for the colour given here instead of the saved one.
    <div
      className={cn('brand-scope grid justify-items-start gap-3 bg-canvas p-4 text-ink', scheme)}
      style={{ '--brand': color } as CSSProperties}
    >
      <span className="rounded bg-brand px-4 py-1.5 font-strong text-on-brand">{t('organizations.sampleButton')}</span>
      <span className="text-brand-ink underline underline-offset-4">{t('organizations.sampleLink')}</span>
      <span className="rounded outline-2 outline-offset-2 outline-brand-ink">{t('organizations.sampleFocus')}</span>
    </div>
  );
}
