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
      `People ask to join, and an owner or admin lets them in:

1. Open **Organization** and switch on **People may ask to join**.
2. Send your colleague the address of this portal. On the sign-in page they choose **Ask to join**.
3. Open **Members**: who waits stands at the top. **Admit** them, and they are in at once.
4. They begin as a *client*. Give them another role with **Change role…** in the menu beside their name.

Each admitted member takes a seat of the plan; who waits takes none. Only owners and admins can do this.`,
    ],
    de: [
      `Wer dazukommen möchte, fragt an, und ein Inhaber oder Admin lässt ihn ein:

1. Öffnen Sie **Organization** und schalten Sie **People may ask to join** ein.
2. Schicken Sie Ihrer Kollegin die Adresse dieses Portals. Auf der Anmeldeseite wählt sie **Ask to join**.
3. Öffnen Sie **Members**: Wer wartet, steht oben. Mit **Admit** ist sie sofort dabei.
4. Neue beginnen als *Client*. Eine andere Rolle geben Sie mit **Change role…** im Menü neben dem Namen.

Jedes aufgenommene Mitglied belegt einen Platz des Plans, wer wartet, keinen. Das können nur Inhaber und Admins.`,
    ],
    es: [
      `Quien quiere entrar lo solicita, y un propietario o administrador lo admite:

1. Abra **Organization** y active **People may ask to join**.
2. Envíe a su compañero la dirección de este portal. En la página de acceso elegirá **Ask to join**.
3. Abra **Members**: quienes esperan están arriba. Con **Admit** entran al momento.
4. Empiezan como *client*. Para darles otro rol use **Change role…** en el menú junto a su nombre.

Cada miembro admitido ocupa una plaza del plan; quien espera, ninguna. Solo pueden hacerlo propietarios y administradores.`,
    ],
    ar: [
      `يطلب الراغب الانضمام، ثم يقبله مالك أو مشرف:

1. افتح **Organization** وفعّل **People may ask to join**.
2. أرسل إلى زميلك عنوان هذه البوابة، وليختر في صفحة الدخول **Ask to join**.
3. افتح **Members**: المنتظرون في الأعلى. بالضغط على **Admit** يدخل فورًا.
4. يبدأ الجديد بدور *client*، ويمكن تغييره من **Change role…** في القائمة بجانب الاسم.

كل عضو مقبول يشغل مقعدًا من الخطة، والمنتظر لا يشغل شيئًا. هذا متاح للمالكين والمشرفين فقط.`,
    ],
  },
  short: {
    en: 'Switch on **People may ask to join** under Organization, send the portal’s address, then **Admit** them under Members.',
    de: 'Unter Organization **People may ask to join** einschalten, die Adresse des Portals schicken, dann unter Members **Admit** wählen.',
    es: 'Active **People may ask to join** en Organization, envíe la dirección del portal y pulse **Admit** en Members.',
    ar: 'فعّل **People may ask to join** في Organization، وأرسل عنوان البوابة، ثم اضغط **Admit** في Members.',
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
