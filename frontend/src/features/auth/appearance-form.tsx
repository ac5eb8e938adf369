import { t } from '../../lib/i18n/text.tsx';
import { setTheme, themes, useTheme } from '../../lib/theme.ts';

/** Chooses the theme: light, dark, or that of the device. */
export function AppearanceForm() {
  const theme = useTheme();
  return (
    <fieldset className="grid grid-cols-3 gap-2 tablet:max-w-md">
      <legend className="sr-only">{t('auth.appearance')}</legend>
      {themes.map(({ value, label, icon: Icon }) => (
        <label
          key={value}
          className="grid cursor-pointer justify-items-center gap-2 rounded border border-line bg-surface px-2 py-4 text-center text-ink-soft transition-colors hover:border-edge has-checked:border-brand-ink has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-brand-ink"
        >
          <input
            type="radio"
            name="appearance"
            className="sr-only"
            checked={theme === value}
            onChange={() => setTheme(value)}
          />
          <Icon aria-hidden className="size-5" />
          {t(label)}
        </label>
      ))}
    </fieldset>
  );
}
