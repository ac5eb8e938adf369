import type { Subject } from '../../topic.ts';

const personInGerman =
  '(neue )?(kollegen|kollegin|kollege|kolleginnen|mitglied|mitglieder|leute|jemanden|benutzer|nutzer|kunden|kundin|person|personen|mitarbeiter)';

export const joining: Subject = {
  suggestion: {
    en: 'How do I invite a colleague?',
    de: 'Wie lade ich eine Kollegin ein?',
    es: '¿Cómo invito a un compañero?',
    ar: 'كيف أدعو زميلًا؟',
  },
  triggers: {
    en: [
      {
        all: [
          '^(how|where) (do|can|could|should) (i|we) (invite|add|admit|bring in)( [^ ]+)?( new)? (colleagues?|members?|people|users?|somebody|someone|team ?mates?|clients?|employees?|co workers?)( (here|to atrium|to (this|the|our|my) (portal|organization|company|team)))?$',
        ],
      },
      {
        all: ['^(can|may|who can) (i |we )?invite (colleagues|members|people|users|somebody|someone|clients)( here)?$'],
      },
      { all: ['^how (do|can) (people|clients|i|we) join( (this|the|our) portal)?$'] },
    ],
    de: [
      {
        all: [
          `^wie (lade|fuge|nehme) ich( [^ ]+)? ${personInGerman}( (hier|in (dieses|das|unser) portal|zum portal|zu atrium))?( (ein|hinzu|auf))?$`,
        ],
      },
      {
        all: [
          `^((wie|wo) )?(kann|darf) ich( [^ ]+)? ${personInGerman}( hier| zum portal)? (einladen|hinzufugen|aufnehmen)$`,
        ],
      },
      { all: ['^wie (tritt man|trete ich) (hier bei|diesem portal bei|dem portal bei)$'] },
    ],
    es: [
      {
        all: [
          '^(como|donde|puedo)( puedo)? (invito|invitar|anado|anadir|agrego|agregar|admito|admitir)( a)?( [^ ]+)? (companeros?|companeras?|colegas?|miembros?|personas?|usuarios?|alguien|clientes?|gente)( (aqui|al portal|a este portal|a mi equipo))?$',
        ],
      },
    ],
    ar: [
      {
        all: [
          '^(كيف|هل يمكنني ان|اين) (ادعو|اضيف|اقبل)( عضوا)? ?(زميلا?|زميلة|زميلي|زملاء|زملائي|عضوا?|اعضاء|شخصا?|مستخدما?|عميلا?|عملاء)( جديدا?)?( هنا| الى (البوابة|هذه البوابة))?$',
        ],
      },
    ],
  },
  answers: {
    en: [
      `Owners and admins bring people in by invitation:

1. Open **Settings → Invitations** and choose **Invite people**.
2. Enter one address or many, and the role that they get. **Import CSV** takes a whole list.
3. Each gets a mail with a link of their own; you can also copy the link and pass it on. It lets in one person, for seven days.
4. The list shows who has accepted. From there an invitation is sent again or revoked.

Each member takes a seat of the plan when they accept. Where **Settings → Access** allows it, people can also ask to join by themselves, and you admit them under **People**.`,
    ],
    de: [
      `Inhaber und Admins holen Personen mit einer Einladung herein:

1. Öffnen Sie **Einstellungen → Einladungen** und wählen Sie **Personen einladen**.
2. Geben Sie eine oder mehrere Adressen ein und die Rolle, die sie bekommen. **CSV importieren** nimmt eine ganze Liste.
3. Alle bekommen eine E-Mail mit einem eigenen Link; Sie können ihn auch kopieren und weitergeben. Er lässt eine Person herein, sieben Tage lang.
4. Die Liste zeigt, wer angenommen hat. Von dort wird eine Einladung erneut gesendet oder zurückgenommen.

Jedes Mitglied belegt einen Platz des Plans, sobald es annimmt. Wo **Einstellungen → Zugang** es erlaubt, kann man auch selbst um Beitritt bitten, und Sie nehmen unter **Personen** auf.`,
    ],
    es: [
      `Los propietarios y administradores traen a personas con una invitación:

1. Abra **Ajustes → Invitaciones** y elija **Invitar a personas**.
2. Escriba una o varias direcciones y el rol que tendrán. **Importar CSV** acepta una lista entera.
3. Cada persona recibe un correo con un enlace propio; también puede copiarlo y compartirlo. Deja entrar a una persona, durante siete días.
4. La lista muestra quién ha aceptado. Desde ella se envía de nuevo o se retira una invitación.

Cada miembro ocupa una plaza del plan al aceptar. Donde **Ajustes → Acceso** lo permite, también se puede solicitar unirse, y usted admite en **Personas**.`,
    ],
    ar: [
      `يُدخل المالكون والمديرون الأشخاص بدعوة:

1. افتح **الإعدادات ← الدعوات** واختر **دعوة أشخاص**.
2. أدخل عنوانًا أو عدة عناوين والدور الذي يحصلون عليه. ويقبل **استيراد CSV** قائمة كاملة.
3. يتلقى كل شخص رسالة فيها رابط خاص به، ويمكنك أيضًا نسخ الرابط ومشاركته. يُدخل الرابط شخصًا واحدًا خلال سبعة أيام.
4. تعرض القائمة من قبل الدعوة، ومنها تُرسل الدعوة من جديد أو تُسحب.

يشغل كل عضو مقعدًا من الخطة عند القبول. وحيث تسمح **الإعدادات ← الوصول** بذلك، يمكن للناس طلب الانضمام بأنفسهم، وتقبلهم أنت في **الأشخاص**.`,
    ],
  },
  short: {
    en: '**Settings → Invitations → Invite people**: enter the addresses, and each gets a link that lets in one person.',
    de: '**Einstellungen → Einladungen → Personen einladen**: Adressen eingeben, und alle bekommen einen Link, der eine Person hereinlässt.',
    es: '**Ajustes → Invitaciones → Invitar a personas**: escriba las direcciones y cada una recibirá un enlace que deja entrar a una persona.',
    ar: '**الإعدادات ← الدعوات ← دعوة أشخاص**: أدخل العناوين، ويتلقى كل منها رابطًا يُدخل شخصًا واحدًا.',
  },
};

export const roles: Subject = {
  suggestion: {
    en: 'Which roles are there?',
    de: 'Welche Rollen gibt es?',
    es: '¿Qué roles hay?',
    ar: 'ما هي الأدوار؟',
  },
  triggers: {
    en: [
      {
        all: [
          '^(which|what)( member| user)? roles (are there|exist|do we have|can (members|people|users) have)( here| in (atrium|this portal))?$|^(explain|list) (the|all)( member| user)? roles( here| in (atrium|this portal))?$|^what (may|can) (an?|the) (owner|admin|agent|member|client) do( here| in (atrium|this portal))?$|^(how|where) (do|can) i change (a|the|somebody s|someone s)( member s)? role$',
        ],
      },
    ],
    de: [
      {
        all: [
          '^welche( mitglieder)? ?rollen (gibt es|haben wir)( hier| in atrium| in diesem portal)?$|^was (darf|kann) (ein|eine|der|die) (inhaber|inhaberin|admin|agent|mitglied|client|kunde)( hier)?$|^erklare?( mir)? die rollen$|^wie andere ich (eine|die) rolle$',
        ],
      },
    ],
    es: [
      {
        all: [
          '^(que|cuales) roles (hay|existen|son)( aqui| en atrium| en este portal)?$|^que puede hacer un (propietario|administrador|agente|miembro|cliente)( aqui)?$|^explica(me)? los roles$|^como cambio (un|el) rol$',
        ],
      },
    ],
    ar: [
      { all: ['^(ما هي|ما) (ال)?ادوار( هنا| المتاحة| في هذه البوابة)?$|^اشرح (لي )?الادوار$|^كيف اغير دور (عضو|شخص)$'] },
    ],
  },
  answers: {
    en: [
      `| Role | May |
| --- | --- |
| **Owner** | everything, and make other owners |
| **Admin** | manage members, the organization, announcements and models; see all usage |
| **Agent** | chat, notes, and see who the members are |
| **Member** | chat, notes, and see who the members are |
| **Client** | chat and notes of their own, announcements |

Nobody changes their own role, or gives more than they have. Owners and admins see what everybody *uses*, never what they *write*.`,
    ],
    de: [
      `| Rolle | Darf |
| --- | --- |
| **Owner** | alles, und weitere Inhaber bestimmen |
| **Admin** | Mitglieder, Organisation, Ankündigungen und Modelle verwalten; den gesamten Verbrauch sehen |
| **Agent** | chatten, Notizen führen und die Mitglieder sehen |
| **Member** | chatten, Notizen führen und die Mitglieder sehen |
| **Client** | eigene Chats und Notizen, Ankündigungen |

Niemand ändert die eigene Rolle oder gibt mehr, als er hat. Inhaber und Admins sehen, was alle *verbrauchen*, nie, was sie *schreiben*.`,
    ],
    es: [
      `| Rol | Puede |
| --- | --- |
| **Owner** | todo, y nombrar a otros propietarios |
| **Admin** | gestionar miembros, organización, anuncios y modelos; ver todo el consumo |
| **Agent** | chatear, tomar notas y ver quiénes son los miembros |
| **Member** | chatear, tomar notas y ver quiénes son los miembros |
| **Client** | sus propios chats y notas, y los anuncios |

Nadie cambia su propio rol ni da más de lo que tiene. Propietarios y administradores ven cuánto se *consume*, nunca lo que se *escribe*.`,
    ],
    ar: [
      `| الدور | الصلاحيات |
| --- | --- |
| **Owner** | كل شيء، وتعيين مالكين آخرين |
| **Admin** | إدارة الأعضاء والمنظمة والإعلانات والنماذج، ورؤية الاستهلاك كله |
| **Agent** | المحادثة والملاحظات ورؤية الأعضاء |
| **Member** | المحادثة والملاحظات ورؤية الأعضاء |
| **Client** | محادثاته وملاحظاته والإعلانات |

لا يغيّر أحد دوره بنفسه ولا يمنح أكثر مما لديه. المالكون والمشرفون يرون مقدار *الاستهلاك*، لا ما *يُكتب*.`,
    ],
  },
  short: {
    en: 'Owner, admin, agent, member and client. Owners and admins manage; agents and members work here and see each other; clients see only what is theirs.',
    de: 'Owner, Admin, Agent, Member und Client. Owner und Admins verwalten; Agents und Members arbeiten hier und sehen einander; Clients sehen nur das Eigene.',
    es: 'Owner, admin, agent, member y client. Los dos primeros gestionan; agent y member trabajan aquí y se ven; client solo ve lo suyo.',
    ar: 'مالك ومشرف ووكيل وعضو وعميل. الأولان يديران، والوكيل والعضو يعملان هنا، والعميل لا يرى إلا ما يخصه.',
  },
};

export const tickets: Subject = {
  suggestion: {
    en: 'How do I file a ticket?',
    de: 'Wie erstelle ich ein Ticket?',
    es: '¿Cómo abro un ticket?',
    ar: 'كيف أفتح تذكرة دعم؟',
  },
  triggers: {
    en: [
      {
        all: [
          '^(how|where) (do|can|could|should) (i|we) (file|open|create|raise|submit|write)( (a|an|my|new|support|help desk))* tickets?( here| in (this|the) portal| in atrium)?$',
        ],
      },
      {
        all: [
          '^(please )?(i (want|need|would like|d like) to )?(file|open|create|raise|submit)( (a|an|my|new|support))* tickets?( for me)?( please)?$|^where (are|do i see|can i see) my tickets$',
        ],
      },
    ],
    de: [
      {
        all: [
          '^(wie|wo) (erstelle|offne|schreibe|mache|lege|reiche) ich( [^ ]+)?( neues)? (support)? ?tickets?( hier)?( (auf|an|ein))?$|^((wie|wo) )?(kann|mochte|will) ich( [^ ]+)? (support)? ?tickets? (erstellen|offnen|anlegen|einreichen|aufmachen)$',
        ],
      },
    ],
    es: [
      {
        all: [
          '^(como|donde)( puedo)? (abro|abrir|creo|crear|envio|enviar)( (un|una|nuevo|nueva))* (tickets?|incidencia|tique)( de soporte)?( aqui)?$|^quiero (abrir|crear) (un ticket|una incidencia)$',
        ],
      },
    ],
    ar: [{ all: ['^(كيف|اين|اريد ان) (افتح|انشئ|ارسل|اقدم) (تذكرة|بطاقة)( (دعم|مساعدة))?( هنا)?$'] }],
  },
  answers: {
    en: [
      `This portal has no tickets yet. What helps in the meantime:

- **Ask here first.** A chat keeps the whole story, and you can copy it into a mail.
- **Write to the people who run this portal**; who they are stands in the announcements, and staff see them under **Members**.
- **Say four things:** what you did, what you expected, what happened, and since when. A screenshot saves a round of questions.`,
    ],
    de: [
      `Tickets gibt es in diesem Portal noch nicht. Was bis dahin hilft:

- **Fragen Sie zuerst hier.** Ein Chat bewahrt die ganze Geschichte, und Sie können ihn in eine Mail kopieren.
- **Schreiben Sie denen, die das Portal führen**; sie stehen in den Ankündigungen, und wer hier arbeitet, sieht sie unter **Members**.
- **Sagen Sie vier Dinge:** was Sie getan, was Sie erwartet haben, was geschah und seit wann. Ein Bildschirmfoto spart eine Rückfrage.`,
    ],
    es: [
      `Este portal todavía no tiene tickets. Mientras tanto:

- **Pregunte primero aquí.** Un chat guarda toda la historia y puede copiarlo en un correo.
- **Escriba a quienes llevan el portal**; figuran en los anuncios, y el personal los ve en **Members**.
- **Diga cuatro cosas:** qué hizo, qué esperaba, qué ocurrió y desde cuándo. Una captura ahorra preguntas.`,
    ],
    ar: [
      `لا توجد تذاكر دعم في هذه البوابة بعد. وحتى ذلك الحين:

- **اسأل هنا أولًا.** تحفظ المحادثة القصة كلها ويمكن نسخها إلى رسالة.
- **راسل القائمين على البوابة**؛ أسماؤهم في الإعلانات، ويراهم العاملون في **Members**.
- **اذكر أربعة أمور:** ماذا فعلت، وماذا توقعت، وماذا حدث، ومنذ متى. وتوفر صورة الشاشة جولة من الأسئلة.`,
    ],
  },
  short: {
    en: 'There are no tickets here yet: write to the people who run this portal, with what you did, expected and saw.',
    de: 'Tickets gibt es hier noch nicht: Schreiben Sie denen, die das Portal führen, was Sie getan, erwartet und gesehen haben.',
    es: 'Aquí todavía no hay tickets: escriba a quienes llevan el portal qué hizo, qué esperaba y qué vio.',
    ar: 'لا توجد تذاكر هنا بعد: راسل القائمين على البوابة واذكر ما فعلت وما توقعت وما رأيت.',
  },
};
