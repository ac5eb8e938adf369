import type { Translation } from '../../lib/i18n/languages.ts';
import type { messages as english } from './en.ts';

export const messages: Translation<typeof english> = {
  shell: {
    'ui.close': 'إغلاق',
    'ui.dismiss': 'إخفاء',
    'ui.copied': 'تم النسخ',
    'ui.copyRefused': 'لم يسمح هذا المتصفح بالنسخ. حدّد النص وانسخه يدويًا.',
    'ui.failed': 'تعذّر تحميل هذا المحتوى',
    'ui.retry': 'حاول مرة أخرى',
    'ui.loading': 'جارٍ التحميل',
    'ui.never': 'أبدًا',
    'ui.undo': 'تراجع',
    'ui.cancel': 'إلغاء',
    'ui.showPassword': 'إظهار كلمة المرور',
    'ui.hidePassword': 'إخفاء كلمة المرور',
    'field.tooShort': '{count} أحرف على الأقل.',
    'field.tooLong': '{count} حرفًا على الأكثر.',
    'field.email': 'هذا ليس عنوان بريد إلكتروني كاملًا.',
    'markdown.copyCode': 'نسخ الشيفرة',
    'markdown.copy': 'نسخ',
    'markdown.code': 'شيفرة {language}',
    'markdown.text': 'نص',
    'markdown.table': 'جدول',
    'markdown.more': 'عرض المزيد (المعروض {shown, number} من {all, number})',
    'ui.stillSignedIn': 'ما زلت مسجلًا الدخول. {reason}',
    'ui.language': 'اللغة',
    'ui.languageFailed': 'تعذّر تحميل نصوص هذه اللغة. حاول مرة أخرى بعد لحظات.',
  },
  page: {},
};
