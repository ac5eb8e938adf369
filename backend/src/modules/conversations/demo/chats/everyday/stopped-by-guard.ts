import type { PastChat } from '../../past-chat.ts';

/** In each the guard refused a question once; it was sent again without what it had found. */
export const stoppedByGuard: readonly PastChat[] = [
  {
    title: 'Refund to a customer’s card',
    turns: [
      {
        question:
          'A customer was charged twice for one order. What should my answer to them contain, and how long does a refund take?',
        answer: `Four things, in this order:

1. **You are right.** Say that the second charge was ours and name the amount.
2. **It is on its way.** The date on which the refund left us.
3. **When they see it.** Card refunds take **5–10 working days**; debit cards often 2–3. It may appear as a lower charge and not as a credit.
4. **What if not.** A name and a number to call after ten days.

Do not ask for the card number by mail: the payment provider refunds the original charge without it.`,
      },
      {
        blockedFirst: true,
        question:
          'Then write it for Ms Bergström, without the card number this time: €86.40, charged twice on Monday, refunded today.',
        answer: `Dear Ms Bergström,

you are right: your order of Monday was charged twice, and the second **€86.40** should never have left your account. I am sorry for that.

The refund left us **today**. Depending on your bank you will see it within five to ten working days, possibly as a corrected charge rather than a separate credit.

If it is not there by then, reply to this mail, and I will have the payment traced.

With kind regards`,
      },
    ],
  },
  {
    title: 'Zugang für den neuen Kollegen',
    turns: [
      {
        question:
          'Was muss ein neuer Kollege am ersten Tag haben, damit er arbeiten kann? Bitte als Liste zum Abhaken.',
        answer: `**Vor dem ersten Tag**

- [ ] Rechner eingerichtet, Festplatte verschlüsselt
- [ ] Konto angelegt, mit der kleinsten Rolle, die reicht
- [ ] Platz, Schlüssel, Ausweis

**Am ersten Tag**

- [ ] Passwort selbst gesetzt, zweiter Faktor eingerichtet
- [ ] Datenschutz und Verschwiegenheit unterschrieben
- [ ] Eine Person genannt, die alle Fragen beantwortet

**In der ersten Woche**

- [ ] Zugänge geprüft: Fehlt etwas, ist etwas zu viel?
- [ ] Eine erste kleine Aufgabe abgeschlossen`,
      },
      {
        blockedFirst: true,
        question:
          'Schreib ihm eine Willkommensmail. Das Startpasswort lasse ich diesmal weg, das bekommt er persönlich.',
        answer: `**Betreff:** Willkommen bei uns, Emre!

Hallo Emre,

wir freuen uns auf dich am **Montag um 9 Uhr**. Annika holt dich am Empfang ab und zeigt dir alles.

Dein Rechner steht bereit. Das Startpasswort bekommst du von Annika persönlich; beim ersten Anmelden wählst du ein eigenes und richtest die Bestätigung am Telefon ein.

Bring bitte deinen Ausweis und die unterschriebene Datenschutzerklärung mit. Mittags laden wir dich ein.

Bis Montag!`,
      },
    ],
  },
  {
    title: 'Datos bancarios de un proveedor',
    turns: [
      {
        question:
          'Un proveedor nos pide por correo que cambiemos su cuenta bancaria. ¿Cómo compruebo que no es un fraude?',
        answer: `Trátelo como fraude hasta demostrar lo contrario: es el engaño más caro que existe.

1. **No responda** al correo ni use el teléfono que figura en él.
2. **Llame** al número que ya tenían en su ficha y hable con alguien conocido.
3. Pida la confirmación **por escrito en papel con firma**, o desde su portal.
4. Haga que **otra persona** apruebe el cambio en el sistema.
5. Envíe primero un **importe pequeño** y confirme por teléfono que llegó.

Señales de alarma: prisa, un dominio casi igual, un banco en otro país.`,
      },
      {
        blockedFirst: true,
        question: 'Redacta la respuesta pidiendo la confirmación, ahora sin copiar el IBAN que nos mandaron.',
        answer: `Estimados señores:

Hemos recibido su solicitud de cambio de cuenta bancaria. Por seguridad, solo modificamos estos datos tras una confirmación telefónica con la persona de contacto registrada y un escrito firmado.

Les llamaremos **mañana antes de las 12:00** al número que consta en nuestro contrato. Hasta entonces, los pagos seguirán realizándose a la cuenta actual.

Agradecemos su comprensión.

Un cordial saludo`,
      },
    ],
  },
  {
    title: 'A key in the log file',
    turns: [
      {
        question: 'Our import failed over night with "401 Unauthorized". What are the usual reasons?',
        answer: `In the order in which they happen:

| Reason | How to see it |
| --- | --- |
| The key **expired** or was rotated | It worked until a certain hour, then never again |
| The key of **another environment** | Works by hand, not on the server |
| A **space or newline** at its end | Length differs by one |
| The **clock** is off | Signed requests fail, plain ones work |
| The key lost a **permission** | 401 on one path, 200 on others |

Begin with the time of the first failure: what changed in the hour before?`,
      },
      {
        blockedFirst: true,
        question: 'I have taken the key out of the log now. It worked until 02:00 and fails since, on all paths.',
        answer: `Then it is the first row: **the key ended at 02:00**. Three steps:

1. Make a new key, with an expiry date that somebody has in the calendar.
2. Put it into the secret store, restart the import, and run it once by hand.
3. **Revoke the old one**, even if it is dead: it has been in a log file.

And so that it does not come back: let the client log the first four characters of a key at most, and alert a week before a key expires.`,
      },
    ],
  },
  {
    title: 'استمارة موظف جديد',
    turns: [
      {
        question: 'ما البيانات التي يحق لنا طلبها من موظف جديد، وما التي يجب ألا نطلبها؟',
        answer: `**يجوز طلبها:**

- الاسم والعنوان وتاريخ الميلاد
- رقم الحساب لصرف الراتب
- المؤهلات وتاريخ بدء العمل
- شخص يُتصل به عند الطوارئ

**لا يجوز طلبها** إلا بسند قانوني:

- الحالة الصحية أو الحمل
- الدين والآراء السياسية
- كلمات مرور حساباته الشخصية

والقاعدة: اطلب ما تحتاج إليه لغرض محدد، واحذفه حين ينتهي الغرض.`,
      },
      {
        blockedFirst: true,
        question: 'حذفتُ رقم الضمان من النص. اكتب رسالة قصيرة تطلب من الموظفة إكمال استمارتها في قسم الموظفين.',
        answer: `السيدة رنا المحترمة،

أهلًا بك في فريقنا. بقي في استمارتك حقلان لم يكتملا بعد: **رقم الضمان** و**رقم الحساب**.

نرجو إكمالهما **في قسم الموظفين شخصيًا** قبل يوم الخميس، ولا ترسليهما بالبريد من فضلك.

مع أطيب التحيات`,
      },
    ],
  },
];
