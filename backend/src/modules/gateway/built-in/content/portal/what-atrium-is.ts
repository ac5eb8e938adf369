import type { Subject } from '../../topic.ts';

export const whatAtriumIs: Subject = {
  suggestion: {
    en: 'What is Atrium?',
    de: 'Was ist Atrium?',
    es: '¿Qué es Atrium?',
    ar: 'ما هو Atrium؟',
  },
  triggers: {
    en: [
      {
        all: [
          '^(so )?(what is|what s) (atrium|this portal|this)( good)?( for)?$|^what can (atrium|this portal) do( for (me|us))?$|^what can i do (here|in (this|the) portal|with atrium)$|^(tell me|explain)( something)? about atrium$|^(explain|introduce) atrium$|^(help|what can you do|how can you help( me)?)$',
        ],
      },
    ],
    de: [
      {
        all: [
          '^was ist (atrium|dieses portal|das( hier)?)$|^was kann (atrium|dieses portal|das portal)( alles)?$|^was kann ich (hier|in diesem portal|mit atrium)( tun| machen)?$|^(erklare?|erzahle?)( mir)?( etwas uber| von)? atrium$|^(hilfe|was kannst du|was konnen sie)$',
        ],
      },
    ],
    es: [
      {
        all: [
          '^que es (atrium|este portal|esto)$|^que puede(s)? hacer( atrium| este portal)?$|^que puedo hacer (aqui|en este portal|con atrium)$|^(explica|explicame|hablame de|cuentame sobre) atrium$|^ayuda$',
        ],
      },
    ],
    ar: [
      {
        all: [
          '^(ما هو|ما هي|ما) (atrium|اتريوم|هذه البوابة|هذا)$|^(ماذا|ما الذي) (يمكنني|استطيع) ان (افعل|اعمل) (هنا|في هذه البوابة)$|^(اشرح|حدثني عن) (atrium|اتريوم)$|^(مساعدة|ماذا تستطيع ان تفعل|ماذا يمكنك ان تفعل)$',
        ],
      },
    ],
  },
  answers: {
    en: [
      `Atrium is **one portal between a company and its clients**, under the company's own name, logo and colour. In it people

1. **chat with AI** through one guarded gateway, and find every chat again,
2. **read announcements** of those who run the portal,
3. **keep notes** that nobody else sees,
4. **work as members** of an organization that no other organization can look into.

\`Ctrl K\` (\`⌘ K\` on a Mac) searches all of it.`,
    ],
    de: [
      `Atrium ist **ein Portal zwischen einer Firma und ihren Kunden**, unter Namen, Logo und Farbe der Firma. Darin

1. **chattet** man mit KI über ein bewachtes Gateway und findet jeden Chat wieder,
2. **liest** man Ankündigungen derer, die das Portal führen,
3. **macht** man Notizen, die sonst niemand sieht,
4. **arbeitet** man als Mitglied einer Organisation, in die keine andere hineinsehen kann.

\`Strg K\` (\`⌘ K\` am Mac) durchsucht alles davon.`,
    ],
    es: [
      `Atrium es **un portal entre una empresa y sus clientes**, con el nombre, el logotipo y el color de la empresa. En él las personas

1. **chatean con IA** a través de una pasarela protegida y encuentran de nuevo cada chat,
2. **leen los anuncios** de quienes llevan el portal,
3. **toman notas** que nadie más ve,
4. **trabajan como miembros** de una organización en la que ninguna otra puede mirar.

\`Ctrl K\` (\`⌘ K\` en Mac) busca en todo.`,
    ],
    ar: [
      `Atrium **بوابة واحدة بين الشركة وعملائها**، باسم الشركة وشعارها ولونها. فيها

1. **يحاور الناس الذكاء الاصطناعي** عبر بوابة محمية ويجدون كل محادثة من جديد،
2. **يقرؤون إعلانات** القائمين على البوابة،
3. **يكتبون ملاحظات** لا يراها غيرهم،
4. **يعملون أعضاءً** في منظمة لا تطّلع عليها أي منظمة أخرى.

الاختصار \`Ctrl K\` يبحث في كل ذلك.`,
    ],
  },
  short: {
    en: 'One portal between a company and its clients, under the company’s name: chat with AI, announcements, notes and members, kept apart from every other company.',
    de: 'Ein Portal zwischen einer Firma und ihren Kunden, unter dem Namen der Firma: Chat mit KI, Ankündigungen, Notizen und Mitglieder, getrennt von jeder anderen Firma.',
    es: 'Un portal entre una empresa y sus clientes, con el nombre de la empresa: chat con IA, anuncios, notas y miembros, separado de cualquier otra empresa.',
    ar: 'بوابة واحدة بين الشركة وعملائها باسم الشركة: محادثة مع الذكاء الاصطناعي وإعلانات وملاحظات وأعضاء، بمعزل عن أي شركة أخرى.',
  },
};
