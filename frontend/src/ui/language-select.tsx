import { Languages } from 'lucide-react';
import { useState } from 'react';
import { setLanguage } from '../lib/i18n/i18n.ts';
import { type Language, languageCodes, languages } from '../lib/i18n/languages.ts';
import { t, useLanguage } from '../lib/i18n/text.tsx';

/** Chooses the language of the pages. A failure is shown below it: public pages have no toasts. */
export function LanguageSelect() {
  const [failed, setFailed] = useState(false);
  const choose = (code: Language) => {
    setLanguage(code).then(
      () => setFailed(false),
      () => setFailed(true),
    );
  };
  return (
    <label className="relative flex items-center text-small text-ink-soft hover:text-ink">
      <Languages aria-hidden className="pointer-events-none absolute start-2.5 size-4" />
      <span className="sr-only">{t('ui.language')}</span>
      <select
        value={useLanguage()}
        onChange={(event) => choose(event.target.value as Language)}
        className="h-control cursor-pointer appearance-none rounded bg-transparent ps-8 pe-2.5 text-inherit hover:bg-hover"
      >
        {languageCodes.map((code) => (
          <option key={code} value={code} lang={code} dir={languages[code].direction} className="bg-raised text-ink">
            {languages[code].name}
          </option>
        ))}
      </select>
      {failed && (
        <span
          role="alert"
          className="absolute end-0 top-full z-10 mt-1 w-64 rounded border border-line bg-raised px-3 py-2 text-negative shadow"
        >
          {t('ui.languageFailed')}
        </span>
      )}
    </label>
  );
}
