import type { Subject } from '../topic.ts';
import { bitte, minFadlak, please, porFavor } from './polite-words.ts';

const writeInGerman = `^${bitte}(schreibe?|schreiben( sie)?|verfassen?( sie)?|formuliere|formulieren( sie)?|entwirf|entwerfen( sie)?|erstellen?( sie)?|ich brauche)`;
const notInGerman = '(zu bezahlen|kalender|franzosisch|sms|gedicht|funktion|code|mahngebuhr|mahngebuhren)';

/** Shows a letter. */
export const invoiceReminder: Subject = {
  suggestion: {
    en: 'Write a friendly reminder for an invoice that is two weeks overdue.',
    de: 'Schreib eine freundliche Erinnerung an eine Rechnung, die seit zwei Wochen überfällig ist.',
    es: 'Escribe un recordatorio amable de una factura vencida hace dos semanas.',
    ar: 'اكتب تذكيرًا ودّيًا بفاتورة تأخر سدادها أسبوعين.',
  },
  triggers: {
    en: [
      {
        all: [
          `^${please}(write|draft|compose|prepare|create|i need an?)`,
          'reminders?',
          '(invoices?|bills?|payments?)',
          '(payment|invoice) reminders?|(overdue|unpaid|outstanding|late|past due|not been paid|not paid)',
        ],
        unless: '(to pay|to send|to submit|myself|calendar|french|sms|text message|poem|function|script|code)',
      },
    ],
    de: [
      { all: [writeInGerman, '(zahlungserinnerung|rechnungserinnerung)'], unless: notInGerman },
      {
        all: [
          writeInGerman,
          '(erinnerung|mahnung)',
          '(rechnung|rechnungen|zahlung)',
          '(uberfallig|uberfallige|uberfalligen|offen|offene|offenen|unbezahlt|unbezahlte|unbezahlten|ausstehend|ausstehende|ausstehenden|nicht bezahlt)',
        ],
        unless: notInGerman,
      },
    ],
    es: [
      {
        all: [
          `^${porFavor}(escribe|escribeme|escriba|escribir|redacta|redactame|redacte|redactar|prepara|prepare|necesito un)`,
          'recordatorio',
          '(facturas?|pagos?)',
          'recordatorio de pago|(vencidas?|vencio|pendientes?|impagadas?|atrasadas?|retrasadas?|retraso|sin pagar)',
        ],
        unless: '(pagar mis|calendario|frances|sms|poema|funcion|codigo)',
      },
    ],
    ar: [
      {
        all: [
          `^${minFadlak}(اكتب|اكتبي|تكتب|صغ|حرر|اريد)`,
          '(تذكيرا?|رسالة تذكير)',
          '(ال|ب|بال|ل|لل)?(فاتورة|فواتير|دفع|سداد)',
          '(متاخرة|المتاخرة|تاخر|تاخرت|مستحقة|غير مدفوعة|لم تدفع|لم تسدد)|تذكيرا? (بالدفع|بالسداد)',
        ],
        unless: '(ادفع|التقويم|قصيدة|دالة|برنامج)',
      },
    ],
  },
  answers: {
    en: [
      `**Subject:** Invoice 2041 – a short reminder

Hello Ms Carter,

I hope all is well with you. In our books invoice **2041** of 3 March (**€1,840.00**, due on 17 March) is still open. It has probably just been overlooked, which happens to all of us.

Could you have it paid by **7 April**? The bank details are on the invoice, which I have attached once more. If it is on its way already, please ignore this message.

Is something not right with it? A short reply is enough, and I will look into it today.

Kind regards

Daniel Moore`,
      `**Subject:** Did invoice 2041 reach you?

Hello Ms Carter,

a quick question: has our invoice **2041** (**€1,840.00**) arrived safely? It was due two weeks ago, and we have not seen a payment yet.

| | |
| --- | --- |
| Invoice | 2041, 3 March |
| Amount | €1,840.00 |
| Please pay by | **7 April** |

Should you need a copy, another address on it or a few days more, just tell me. And if the payment has crossed with this message: thank you!

Best wishes

Daniel Moore`,
      `**Subject:** Friendly reminder: €1,840.00 open

Dear Ms Carter,

thank you for working with us on the spring catalogue. One small thing is left: invoice **2041** over **€1,840.00** has been open since 17 March.

- **If it slipped through:** please pay by 7 April.
- **If something is unclear:** call me at any time, and we will sort it out together.
- **If it is paid already:** many thanks, and please forget this message.

With kind regards

Daniel Moore`,
    ],
    de: [
      `**Betreff:** Rechnung 2041 – kurze Erinnerung

Guten Tag Frau Kaufmann,

ich hoffe, es geht Ihnen gut. In unserer Buchhaltung ist die Rechnung **2041** vom 3. März (**1.840,00 €**, fällig am 17. März) noch offen. Sicher ist sie nur untergegangen, das passiert uns allen.

Können Sie den Betrag bis zum **7. April** überweisen? Die Bankverbindung steht auf der Rechnung, die ich noch einmal anhänge. Falls die Zahlung schon unterwegs ist, betrachten Sie diese Nachricht bitte als erledigt.

Stimmt etwas nicht? Eine kurze Antwort genügt, ich kümmere mich noch heute darum.

Mit freundlichen Grüßen

Daniel Moser`,
      `**Betreff:** Ist unsere Rechnung 2041 angekommen?

Guten Tag Frau Kaufmann,

eine kurze Frage: Hat Sie unsere Rechnung **2041** über **1.840,00 €** erreicht? Sie war vor zwei Wochen fällig, und wir konnten noch keinen Zahlungseingang feststellen.

- **Übersehen?** Dann freuen wir uns über die Zahlung bis zum **7. April**.
- **Etwas unklar?** Rufen Sie mich gern an, wir finden eine Lösung.
- **Schon bezahlt?** Vielen Dank, dann hat sich diese Nachricht überschnitten.

Herzliche Grüße

Daniel Moser`,
    ],
    es: [
      `**Asunto:** Factura 2041: un breve recordatorio

Estimada Sra. Carmona:

Espero que se encuentre bien. Según nuestros registros, la factura **2041** del 3 de marzo (**1.840,00 €**, con vencimiento el 17 de marzo) sigue pendiente. Seguramente se ha traspapelado; a todos nos pasa.

¿Podría abonarla antes del **7 de abril**? Los datos bancarios figuran en la factura, que adjunto de nuevo. Si el pago ya está en camino, no tenga en cuenta este mensaje.

Si algo no es correcto, basta con una breve respuesta y lo revisaré hoy mismo.

Un cordial saludo,

Daniel Moreno`,
      `**Asunto:** ¿Ha recibido nuestra factura 2041?

Estimada Sra. Carmona:

Una pregunta rápida: ¿le llegó bien nuestra factura **2041** por **1.840,00 €**? Venció hace dos semanas y todavía no nos consta el pago.

- **Si se le pasó:** le agradeceríamos el pago antes del **7 de abril**.
- **Si tiene alguna duda:** llámeme cuando quiera y la resolvemos.
- **Si ya está pagada:** muchas gracias y disculpe la molestia.

Saludos cordiales,

Daniel Moreno`,
    ],
    ar: [
      `**الموضوع:** تذكير بسيط بالفاتورة 2041

السيدة كريمة المحترمة،

أرجو أن تكوني بخير. تُظهر سجلاتنا أن الفاتورة **2041** بتاريخ 3 مارس (**1,840 يورو**، تستحق في 17 مارس) لم تُسدَّد بعد. لعلها غابت وسط المشاغل، وهذا يحدث للجميع.

هل يمكن سدادها قبل **7 أبريل**؟ بيانات الحساب مذكورة في الفاتورة المرفقة. وإن كان التحويل قد تم، فأرجو تجاهل هذه الرسالة.

إن كان في الفاتورة ما يحتاج إلى تصحيح، فيكفي رد قصير وسأتابعه اليوم.

مع أطيب التحيات

دانيال منصور`,
      `**الموضوع:** هل وصلتكم فاتورتنا 2041؟

السيدة كريمة المحترمة،

سؤال سريع: هل وصلتكم الفاتورة **2041** بقيمة **1,840 يورو**؟ حلّ موعدها قبل أسبوعين ولم يصلنا السداد بعد.

- **إن غابت عنكم:** نرجو السداد قبل **7 أبريل**.
- **إن كان لديكم استفسار:** اتصلوا بي في أي وقت.
- **إن تم السداد:** شكرًا لكم، ونعتذر عن الإزعاج.

مع التقدير

دانيال منصور`,
    ],
  },
  short: {
    en: 'Hello Ms Carter, invoice **2041** (€1,840.00) was due on 17 March and is still open. Could you pay it by 7 April? If it is on its way already, thank you, and please ignore this message. Kind regards, Daniel Moore',
    de: 'Guten Tag Frau Kaufmann, die Rechnung **2041** (1.840,00 €) war am 17. März fällig und ist noch offen. Können Sie sie bis zum 7. April überweisen? Falls das schon geschehen ist: vielen Dank. Freundliche Grüße, Daniel Moser',
    es: 'Estimada Sra. Carmona: la factura **2041** (1.840,00 €) venció el 17 de marzo y sigue pendiente. ¿Podría abonarla antes del 7 de abril? Si ya está pagada, muchas gracias. Un saludo, Daniel Moreno',
    ar: 'السيدة كريمة المحترمة، الفاتورة **2041** (1,840 يورو) استحقت في 17 مارس ولم تُسدَّد بعد. هل يمكن سدادها قبل 7 أبريل؟ وإن تم ذلك فشكرًا لكم. مع التحية، دانيال منصور',
  },
};
