import type { Translation } from '../i18n/languages.ts';
import type { messages as english } from './en.ts';

export const messages: Translation<typeof english> = {
  shell: {
    'role.owner': 'المالك',
    'role.admin': 'مدير',
    'role.agent': 'موظف دعم',
    'role.member': 'عضو',
    'role.client': 'عميل',
    'role.ownerMay': 'يمكنه فعل كل شيء، بما في ذلك تعيين مالكين آخرين وإزالتهم.',
    'role.adminMay': 'يدير الأعضاء والإعدادات والنماذج ويقرأ سجل التدقيق.',
    'role.agentMay': 'يستخدم المحادثة ويرى من يعمل هنا ويجيب العملاء.',
    'role.memberMay': 'يستخدم المحادثة ويرى من يعمل هنا.',
    'role.clientMay': 'يستخدم المحادثة ولا يرى أحدًا غيره.',
    'theme.light': 'فاتح',
    'theme.dark': 'داكن',
    'theme.system': 'النظام',
    'device.on': '{browser} على {system}',
    'device.unknown': 'جهاز غير معروف',
    'password.short': '10 أحرف على الأقل. أربع كلمات لا صلة بينها سهلة التذكر.',
    'password.own': 'احذف «{word}»: من السهل تخمينها في حالتك.',
    'password.common': 'تبدأ مثل كلمات مرور شائعة جدًا.',
    'password.repeats': 'تتكرر أحرف كثيرة. أضف كلمة أخرى.',
    'password.fair': 'مقبولة. الأطول أقوى.',
    'password.strong': 'قوية.',
    'demo.clientOf': 'عميل لدى {partner}',
    'demo.partner': 'شريك',
    'demo.platform': 'مشغّل المنصة',
  },
  page: {},
};
