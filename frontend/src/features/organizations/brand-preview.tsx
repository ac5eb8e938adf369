import { brandProperties, brandShades, type Scheme } from '../../lib/brand-shades.ts';
import { contrast, type HexColor } from '../../lib/color.ts';
import { cn } from '../../lib/cn.ts';
import { perLocale } from '../../lib/i18n/i18n.ts';
import { t } from '../../lib/i18n/text.tsx';
import { Logo } from '../../ui/tenant-logo.tsx';

interface BrandPreviewProps {
  color: HexColor;
  logo: string | null;
  name: string;
}

const oneDigit = perLocale(
  (locale) => new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
);

const ratio = (value: number) => `${oneDigit().format(value)} : 1`;

/** Logo, button, link and focus ring as both themes draw them, and the contrast of the button's text. */
export function BrandPreview(props: BrandPreviewProps) {
  const { light, dark } = brandShades(props.color);
  return (
    <figure className="grid gap-2">
      <div className="grid overflow-hidden rounded border border-line tablet:grid-cols-2">
        <Sample {...props} scheme="light" />
        <Sample {...props} scheme="dark" />
      </div>
      <figcaption className="text-small text-pretty text-ink-faint">
        {t('organizations.contrast', {
          light: ratio(contrast(light.onFill, light.fill)),
          dark: ratio(contrast(dark.onFill, dark.fill)),
        })}
      </figcaption>
    </figure>
  );
}

function Sample({ color, logo, name, scheme }: BrandPreviewProps & { scheme: Scheme }) {
  return (
    <div
      className={cn('brand-scope grid content-start gap-4 bg-canvas p-4 text-ink', scheme)}
      style={brandProperties(color)}
    >
      <div className="flex items-center gap-2.5">
        <Logo url={logo} name={name} className="h-7 min-w-7" />
        <span dir="auto" className="truncate font-strong">
          {name}
        </span>
      </div>
      <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
        <span className="rounded border border-brand-edge bg-brand px-4 py-1.5 font-strong text-on-brand">
          {t('organizations.sampleButton')}
        </span>
        <span className="text-brand-ink underline underline-offset-4">{t('organizations.sampleLink')}</span>
        <span className="rounded outline-2 outline-offset-2 outline-brand-ink">{t('organizations.sampleFocus')}</span>
      </div>
    </div>
  );
}
