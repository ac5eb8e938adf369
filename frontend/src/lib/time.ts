import { perLocale } from './i18n/i18n.ts';

