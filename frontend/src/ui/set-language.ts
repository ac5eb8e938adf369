import { setLanguage } from '../lib/i18n/i18n.ts';
import type { Language } from '../lib/i18n/languages.ts';
import { t } from '../lib/i18n/text.tsx';
import { toast } from './toast.tsx';

/** Changes the language of all pages; shows a toast where its texts could not be loaded. */
export async function setLanguageOrToast(code: Language): Promise<void> {
  await setLanguage(code).catch(() => toast(t('ui.languageFailed'), { tone: 'negative' }));
}
