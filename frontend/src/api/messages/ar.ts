import type { Translation } from '../../lib/i18n/languages.ts';
import type { messages as english } from './en.ts';

export const messages: Translation<typeof english> = {
  shell: {
    'error.page': 'حدث خطأ في هذه الصفحة. أعد تحميلها وحاول مرة أخرى.',
    'error.offline': 'لا يوجد اتصال. تحقق من شبكتك وحاول مرة أخرى.',
    'error.unavailable': 'البوابة لا تستجيب. حاول مرة أخرى بعد لحظات.',
  },
  page: {},
};
