import type { Translation } from '../../../lib/i18n/languages.ts';
import type { messages as english } from './en.ts';

export const messages: Translation<typeof english> = {
  shell: {
    'auth.nav': 'الحساب',
    'auth.waitingTitle': 'طلبك قيد المراجعة لدى المديرين',
    'auth.waitingText':
      'يراجع مديرو {organization} كل طلب انضمام. ما إن يُقبل طلبك حتى تفتح هذه الصفحة البوابة. يمكنك أيضًا إغلاقها وتسجيل الدخول لاحقًا.',
    'auth.checkAgain': 'تحقق مرة أخرى',
    'auth.undecided': 'لم يُتخذ قرار بعد.',
    'error.invalid_credentials': 'البريد الإلكتروني أو كلمة المرور غير صحيحة.',
    'error.account_locked': 'محاولات فاشلة كثيرة. انتظر قليلًا ثم حاول مرة أخرى.',
  },
  page: {
    'auth.signIn': 'تسجيل الدخول',
    'auth.newHere': 'هل أنت جديد هنا؟ <link>اطلب الانضمام</link>',
    'auth.refused':
      'لم تعد مسجلًا الدخول: لم يُقبل طلب انضمامك، أو غبت مدة طويلة. يمكن لمديري {organization} إخبارك بالمزيد.',
    'auth.ended': 'انتهت جلستك. سجّل الدخول لتتابع من حيث كنت.',
    'auth.locked':
      'محاولات فاشلة كثيرة. حاول مرة أخرى بعد {minutes, plural, zero {# دقيقة} one {دقيقة} two {دقيقتين} few {# دقائق} many {# دقيقة} other {# دقيقة}}.',
    'auth.demo': 'تصفّح هذا العرض التجريبي بصفة',
    'auth.demoText': 'البريد دائمًا <code>role@{slug}.test</code> وكلمة المرور <code>{password}</code>.',
    'auth.join': 'طلب الانضمام',
    'auth.joinText': 'تطلب أن تصبح عميلًا لدى {organization}. تُفتح لك البوابة حالما يقبل أحد مديريها طلبك.',
    'auth.haveAccount': 'هل لديك حساب؟ <link>سجّل الدخول</link>',
    'auth.sendRequest': 'إرسال الطلب',
    'auth.email': 'البريد الإلكتروني',
    'auth.password': 'كلمة المرور',
    'auth.yourName': 'اسمك',
    'auth.nameMissing': 'أدخل اسمك.',
    'auth.passwordMissing': 'أدخل كلمة المرور.',
    'auth.profile': 'الملف الشخصي',
    'auth.profileText': 'هكذا يراك الآخرون هنا.',
    'auth.name': 'الاسم',
    'auth.languageHint': 'تُكتب رسائلك بها. وإذا غيّرتها تتغير هذه الصفحات أيضًا.',
    'auth.timeZone': 'المنطقة الزمنية',
    'auth.saveProfile': 'حفظ الملف الشخصي',
    'auth.profileSaved': 'حُفظ الملف الشخصي.',
    'auth.appearance': 'المظهر',
    'auth.appearanceText': 'يسري هذا على هذا الجهاز فقط.',
    'auth.passwordText': 'يؤدي تغييرها إلى تسجيل الخروج من أجهزتك الأخرى.',
    'auth.currentPassword': 'كلمة المرور الحالية',
    'auth.currentPasswordMissing': 'أدخل كلمة المرور الحالية.',
    'server.is not your password': 'هذه ليست كلمة مرورك.',
    'auth.newPassword': 'كلمة المرور الجديدة',
    'auth.changePassword': 'تغيير كلمة المرور',
    'auth.passwordChanged': 'تغيّرت كلمة المرور، وسُجّل الخروج من أجهزتك الأخرى.',
    'auth.devices': 'الأجهزة',
    'auth.devicesText': 'أنت مسجّل الدخول على هذه الأجهزة. سجّل الخروج من أي جهاز لا تعرفه ثم غيّر كلمة مرورك.',
    'auth.thisDevice': 'هذا الجهاز',
    'auth.deviceSignedOut': 'سُجّل الخروج من {device}.',
    'auth.signOutEverywhere': 'تسجيل الخروج من كل الأجهزة',
    'auth.wrongPortal': 'لا تبحث عن {organization}؟ <link>ابحث عن بوابتك</link>',
  },
  palette: {
    'auth.keywords':
      'الملف الشخصي, اسمي, كلمة المرور, كلمة السر, اللغة, المنطقة الزمنية, المظهر, الأجهزة, الجلسات, الأمان, البريد الإلكتروني',
  },
};
