import type { Translation } from '../../lib/i18n/languages.ts';
import type { messages as english } from './en.ts';

export const messages: Translation<typeof english> = {
  shell: {
    'error.page': 'حدث خطأ في هذه الصفحة. أعد تحميلها وحاول مرة أخرى.',
    'error.offline': 'لا يوجد اتصال. تحقق من شبكتك وحاول مرة أخرى.',
    'error.unavailable': 'البوابة لا تستجيب. حاول مرة أخرى بعد لحظات.',
    'error.malformed': 'تعذّرت قراءة الطلب.',
    'error.tenant_conflict': 'يشير المضيف والترويسة والمسار إلى بوابات مختلفة.',
    'error.unauthenticated': 'سجّل الدخول للمتابعة.',
    'error.wrong_tenant': 'هذا الرمز يخص بوابة أخرى.',
    'error.session_revoked': 'انتهت هذه الجلسة. سجّل الدخول مرة أخرى.',
    'error.forbidden': 'دورك لا يسمح بذلك.',
    'error.membership_waiting': 'طلب انضمامك لدى مديري هذه البوابة.',
    'error.permissions_changed': 'تغيّر دورك أثناء ذلك. حاول مرة أخرى.',
    'error.tenant_suspended': 'هذه البوابة موقوفة. يمكن لمالكها توضيح السبب.',
    'error.tenant_unknown': 'لا توجد بوابة على هذا العنوان.',
    'error.not_found': 'لا شيء هنا، أو أنه غير متاح لك.',
    'error.method_not_allowed': 'هذا العنوان لا يقبل هذه الطريقة.',
    'error.conflict': 'تغيّر هذا في هذه الأثناء.',
    'error.request_in_progress': 'ما زال الطلب نفسه قيد التنفيذ.',
    'error.version_stale': 'غيّر شخص آخر هذا. أعد التحميل وحاول مرة أخرى.',
    'error.body_too_large': 'المحتوى المرسل كبير جدًا.',
    'error.range_not_satisfiable': 'الملف أقصر من ذلك.',
    'error.unsupported_media_type': 'هذه الصيغة غير مقبولة.',
    'error.invalid_fields': 'بعض الحقول غير صحيحة.',
    'error.idempotency_key_reused': 'استُخدم هذا المفتاح لطلب آخر.',
    'error.rate_limited': 'طلبات كثيرة جدًا. انتظر لحظة.',
    'error.internal': 'حدث خطأ من جهتنا، وقد سُجّل.',
    'error.timeout': 'استغرق هذا وقتًا طويلًا. حاول بعد لحظات.',
  },
  page: {},
};
