import type { Translation } from '../../../lib/i18n/languages.ts';
import type { messages as english } from './en.ts';

export const messages: Translation<typeof english> = {
  shell: {
    'notes.nav': 'الملاحظات',
    'notes.new': 'ملاحظة جديدة',
    'notes.save': 'حفظ ملاحظة فورًا',
  },
  page: {},
};
