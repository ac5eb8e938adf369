import type { Subject } from '../../topic.ts';

export const storage: Subject = {
  suggestion: {
    en: 'What is stored, and who can read my chats?',
    de: 'Was wird gespeichert, und wer kann meine Chats lesen?',
    es: '¿Qué se guarda y quién puede leer mis chats?',
    ar: 'ما الذي يُحفظ ومن يستطيع قراءة محادثاتي؟',
  },
  triggers: {
    en: [
      {
        all: [
          '^what( data)? (is|gets|do you|does atrium|does this portal|are you) (stored|saved|kept|store|save|keep|storing)( (here|about (me|us)|in (atrium|this portal)))?( and who (can|may) (read|see) (it|that|(my|our) (chats|messages|data)))?$|^who( else)? (can|may) (read|see) (my|our) (chats?|conversations?|messages|notes|data)( here)?$',
        ],
      },
      {
        all: [
          '^(where|how) (is|are) (my|our) (data|chats|messages|conversations) (stored|kept|saved|protected|kept apart( from (other|others|other tenants))?)( here)?$|^(is|are) (my|our) (chats?|conversations?|data|notes)( here)? (private|safe|secure|confidential)( here)?$',
        ],
      },
    ],
    de: [
      {
        all: [
          '^was wird( hier| in diesem portal)?( alles)? gespeichert( und wer (kann|darf) (meine|unsere) (chats|nachrichten|daten)( lesen| sehen)?)?$|^wer (kann|darf) (meine|unsere) (chats|nachrichten|notizen|unterhaltungen|daten)( hier)? (lesen|sehen)$|^(wo (werden|liegen|sind)|sind) (meine|unsere) (daten|chats)( hier)?( gespeichert| sicher| privat| vertraulich)?$',
        ],
      },
    ],
    es: [
      {
        all: [
          '^que( datos)? se (guarda|guardan|almacena|almacenan)( aqui| de mi)?( y quien puede (leer|ver) (mis|nuestros) (chats|mensajes|datos))?$|^quien puede (leer|ver) (mis|nuestros) (chats|mensajes|datos|notas)( aqui)?$|^(donde (estan|se guardan)|son (privados|seguros)) (mis|nuestros) (chats|datos)$',
        ],
      },
    ],
    ar: [
      {
        all: [
          '^(ما الذي|ماذا|ما) (يحفظ|يخزن|تحفظون|تخزنون)( هنا)?( ومن (يستطيع|يمكنه) (قراءة|رؤية) (محادثاتي|رسائلي|بياناتي))?$|^من (يستطيع|يمكنه) (قراءة|رؤية|ان يقرا|ان يرى) (محادثاتي|رسائلي|بياناتي|ملاحظاتي)$|^اين (تحفظ|تخزن) بياناتي$|^هل (بياناتي|محادثاتي) (امنة|خاصة)$',
        ],
      },
    ],
  },
  answers: {
    en: [
      `| What | Kept | Who reads it |
| --- | --- | --- |
| Your chats | until you delete them | only you |
| Your notes | until you delete them | only you |
| Usage: model, tokens, cost, time | for the books | you; of everybody, owners and admins |
| Changes to members and settings | in the audit trail | owners and admins |
| Your password | as a hash, encrypted | nobody |

Every row belongs to one organization, and **PostgreSQL itself refuses** to return it to another. What the guard finds in a message is kept nowhere.

What a model is asked goes to its provider. To this built-in one it goes no further than this server.`,
    ],
    de: [
      `| Was | Wie lange | Wer es liest |
| --- | --- | --- |
| Ihre Chats | bis Sie sie löschen | nur Sie |
| Ihre Notizen | bis Sie sie löschen | nur Sie |
| Verbrauch: Modell, Tokens, Kosten, Zeit | für die Abrechnung | Sie; den von allen Inhaber und Admins |
| Änderungen an Mitgliedern und Einstellungen | im Prüfprotokoll | Inhaber und Admins |
| Ihr Passwort | als Hash, verschlüsselt | niemand |

Jede Zeile gehört einer Organisation, und **PostgreSQL selbst weigert sich**, sie einer anderen zu geben. Was der Wächter in einer Nachricht findet, wird nirgends gespeichert.

Was ein Modell gefragt wird, geht an dessen Anbieter; bei diesem eingebauten verlässt es den Server nicht.`,
    ],
    es: [
      `| Qué | Cuánto tiempo | Quién lo lee |
| --- | --- | --- |
| Sus chats | hasta que los borre | solo usted |
| Sus notas | hasta que las borre | solo usted |
| Consumo: modelo, tokens, coste, hora | para las cuentas | usted; el de todos, propietarios y administradores |
| Cambios de miembros y ajustes | en el registro de auditoría | propietarios y administradores |
| Su contraseña | como hash, cifrada | nadie |

Cada fila pertenece a una organización, y **el propio PostgreSQL se niega** a dársela a otra. Lo que el guardián encuentra en un mensaje no se guarda en ninguna parte.

Lo que se pregunta a un modelo llega a su proveedor; con este, integrado, no sale del servidor.`,
    ],
    ar: [
      `| ماذا | إلى متى | من يقرؤه |
| --- | --- | --- |
| محادثاتك | حتى تحذفها | أنت فقط |
| ملاحظاتك | حتى تحذفها | أنت فقط |
| الاستهلاك: النموذج والرموز والكلفة والوقت | للحسابات | أنت، واستهلاك الجميع للمالكين والمشرفين |
| تغييرات الأعضاء والإعدادات | في سجل التدقيق | المالكون والمشرفون |
| كلمة مرورك | مُجزّأة ومشفّرة | لا أحد |

كل صف يخص منظمة واحدة، و**PostgreSQL نفسه يرفض** إعطاءه لغيرها. وما يكتشفه الحارس في رسالة لا يُحفظ في أي مكان.

ما يُسأل عنه نموذج يصل إلى مزوّده، أما هذا المدمج فلا يغادر معه شيء الخادم.`,
    ],
  },
  short: {
    en: 'Your chats and notes are yours alone. Owners and admins see how much is used, never what is written, and PostgreSQL keeps organizations apart.',
    de: 'Ihre Chats und Notizen gehören nur Ihnen. Inhaber und Admins sehen, wie viel verbraucht wird, nie, was geschrieben wird, und PostgreSQL trennt die Organisationen.',
    es: 'Sus chats y notas son solo suyos. Propietarios y administradores ven cuánto se usa, nunca lo escrito, y PostgreSQL separa las organizaciones.',
    ar: 'محادثاتك وملاحظاتك لك وحدك. يرى المالكون والمشرفون مقدار الاستخدام لا المكتوب، وPostgreSQL يفصل بين المنظمات.',
  },
};

export const guardAnswers: Subject = {
  suggestion: {
    en: 'What does the guard stop?',
    de: 'Was hält der Wächter auf?',
    es: '¿Qué detiene el guardián?',
    ar: 'ماذا يوقف الحارس؟',
  },
  triggers: {
    en: [
      {
        all: [
          '^(what|how|why)( does| did| was| is)?( the| my| your)?( message| question)? ?(guard|blocked|stopped)( (stop|stopped|block|blocked|do|find|work|look for|by the guard|my (message|question)))*( here)?$|^why (was|is) my (message|question) (blocked|refused|stopped)$|^what does the guard (stop|do|block|find|look for)$',
        ],
        unless: '(security guard|body guard|mouth guard)',
      },
    ],
    de: [
      {
        all: [
          '^(was|wie) (halt|stoppt|findet|macht|sucht|arbeitet|funktioniert) (der wachter|der guard)( auf)?$|^warum wurde meine (nachricht|frage) (blockiert|abgelehnt|gestoppt)$',
        ],
      },
    ],
    es: [
      {
        all: [
          '^(que|como) (detiene|hace|bloquea|busca|encuentra|funciona) el (guardian|guard)$|^por que (se bloqueo|fue bloqueado|se rechazo) mi (mensaje|pregunta)$',
        ],
      },
    ],
    ar: [{ all: ['^(ماذا|ما الذي|كيف) (يوقف|يفعل|يمنع|يعمل) الحارس$|^لماذا (حظرت|رفضت|منعت) رسالتي$'] }],
  },
  answers: {
    en: [
      `Before a message leaves the portal, the guard looks for what should stay:

- card numbers with a valid check digit,
- IBANs and social security numbers,
- passwords, API keys, private keys and tokens.

A message with one of these is **not sent**. You see which kind it is and where it stands; take it out and send again. What may only be an order or part number is let through. Answers are watched on their way back, too.`,
    ],
    de: [
      `Bevor eine Nachricht das Portal verlässt, sucht der Wächter, was bleiben soll:

- Kartennummern mit gültiger Prüfziffer,
- IBANs und Sozialversicherungsnummern,
- Passwörter, API-Schlüssel, private Schlüssel und Tokens.

Eine Nachricht, die so etwas enthält, wird **nicht gesendet**. Sie sehen, was es ist und wo es steht; nehmen Sie es heraus und senden Sie erneut. Was nur eine Bestell- oder Teilenummer sein könnte, geht durch. Auch Antworten werden auf dem Rückweg geprüft.`,
    ],
    es: [
      `Antes de que un mensaje salga del portal, el guardián busca lo que debe quedarse:

- números de tarjeta con dígito de control válido,
- IBAN y números de la seguridad social,
- contraseñas, claves de API, claves privadas y tokens.

Un mensaje que contiene algo así **no se envía**. Usted ve de qué tipo es y dónde está; quítelo y envíe de nuevo. Lo que podría ser solo un número de pedido pasa. También las respuestas se revisan a la vuelta.`,
    ],
    ar: [
      `قبل أن تغادر الرسالة البوابة يبحث الحارس عما يجب أن يبقى:

- أرقام البطاقات ذات خانة التحقق الصحيحة،
- أرقام IBAN والضمان الاجتماعي،
- كلمات المرور ومفاتيح API والمفاتيح الخاصة.

الرسالة التي تحوي شيئًا منها **لا تُرسَل**. ترى نوع ما وُجد ومكانه، فاحذفه وأرسل من جديد. وما قد يكون رقم طلب فحسب يمر. وتُفحص الإجابات أيضًا في طريق عودتها.`,
    ],
  },
  short: {
    en: 'Card numbers, IBANs, social security numbers, passwords and keys. It names kind and place, and keeps no value.',
    de: 'Kartennummern, IBANs, Sozialversicherungsnummern, Passwörter und Schlüssel. Er nennt Art und Stelle und speichert keinen Wert.',
    es: 'Tarjetas, IBAN, números de la seguridad social, contraseñas y claves. Nombra el tipo y el lugar, y no guarda ningún valor.',
    ar: 'أرقام البطاقات وIBAN والضمان الاجتماعي وكلمات المرور والمفاتيح. يذكر النوع والمكان ولا يحفظ القيمة.',
  },
};
