import type { Translation } from '../../../lib/i18n/languages.ts';
import type { messages as english } from './en.ts';

export const messages: Translation<typeof english> = {
  shell: {
    'firstSteps.nav': 'الخطوات الأولى',
    'firstSteps.count': '{done} من {all}',
  },
  page: {
    'firstSteps.text': 'بوابتك تعمل بالفعل. بهذه الخطوات تصبح بوابتك أنت.',
    'firstSteps.progress': 'أُنجز {done} من {all}',
    'firstSteps.allDone': 'أُنجز كل شيء. بوابتك جاهزة.',
    'firstSteps.done': 'تم',
    'firstSteps.dismiss': 'إخفاء هذه القائمة',
    'firstSteps.dismissed': 'أُخفيت الخطوات الأولى.',
    'firstSteps.brand': 'أضف شعارك ولونك',
    'firstSteps.brandText': 'يظهران في كل صفحة وفي صفحة تسجيل الدخول ليعرف الجميع أين هم.',
    'firstSteps.brandAction': 'فتح الإعدادات',
    'firstSteps.people': 'أدخِل شخصًا إلى البوابة',
    'firstSteps.peopleText': 'أرسل دعوات بالبريد، أو انسخ رابطًا وشاركه. كل دعوة تُدخل شخصًا واحدًا.',
    'firstSteps.peopleAction': 'دعوة أشخاص',
    'firstSteps.model': 'اربط نموذج ذكاء اصطناعي',
    'firstSteps.modelText': 'إلى أن يضع مشغّل هذا النظام مفتاح مزوّد للذكاء الاصطناعي يجيب نموذج تجريبي مدمج.',
    'firstSteps.modelAction': 'عرض النماذج',
    'firstSteps.chat': 'اطرح سؤالك الأول',
    'firstSteps.chatText': 'هناك أربعة أمثلة بانتظارك. لا أحد غيرك يرى محادثاتك.',
    'firstSteps.chatAction': 'بدء محادثة',
  },
  palette: {
    'firstSteps.keywords': 'البدء، الإعداد، قائمة المهام، الخطوات',
  },
};
