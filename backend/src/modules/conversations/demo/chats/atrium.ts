import type { Role } from '../../../../kernel/auth/actor.ts';
import type { PastChat } from '../past-chat.ts';

/** The people who run the installation. */
export const atrium: Readonly<Record<Role, readonly PastChat[]>> = {
  owner: [
    {
      title: 'أسعار الشركاء للعام القادم',
      turns: [
        {
          question: 'كيف نسعّر للشركاء: لكل عميل أم لكل مستخدم؟ لدينا شريكان ولكل منهما بين عميلين وثلاثين عميلًا.',
          answer: `| | لكل عميل | لكل مستخدم |
| --- | --- | --- |
| يفهمه الشريك | فورًا | يحتاج إلى عدّ |
| يشجّع على | عملاء كبار | مستخدمين أقل |
| عند النمو | ينمو مع عدد العقود | ينمو مع الاستعمال |
| خطر علينا | عميل بألف مستخدم | حسابات مشتركة |

**اقتراحي:** سعر لكل **عميل** مع حصة مستخدمين (50 مثلًا)، ثم شرائح. واجعل استهلاك الذكاء الاصطناعي منفصلًا وبسعر الكلفة في السنة الأولى، فلا تريد أن يخاف أحد من السؤال.

وثبّت السعر لسنتين للشريكين الحاليين: كلفته قليلة وأثره كبير.`,
        },
      ],
    },
    {
      title: 'Agenda for the partner day',
      turns: [
        {
          question:
            'Partner day with 25 people from eight companies, 10:00–16:00. They should leave with decisions, not slides.',
          answer: `| Time | What | Ends with |
| --- | --- | --- |
| 10:00 | What you built this year: eight times **four minutes**, no slides | a wall of ideas |
| 11:00 | What we got wrong, told by us | trust |
| 11:30 | Three tables: support, prices, roadmap | two proposals a table |
| 12:45 | Lunch, seats drawn by lot | – |
| 14:00 | Proposals, five minutes each; vote with **ten coins** a person | an order |
| 15:00 | We say aloud: yes until June, not this year, never | three lists |
| 15:40 | Each company: one thing we do on Monday | eight sentences |

The hour at three is why they come again. Say **never** at least once.`,
        },
      ],
    },
  ],
  admin: [
    {
      title: 'Wiederherstellung üben',
      turns: [
        {
          question: 'Wir wollen jeden Monat eine Wiederherstellung üben. Wie sieht eine Übung von zwei Stunden aus?',
          answer: `**Vorher:** eine Person, die es noch nie gemacht hat, und eine, die nur zusieht.

| Minute | Schritt | Notieren |
| --- | --- | --- |
| 0 | Los ziehen: Welche Sicherung, welcher Zeitpunkt? | – |
| 5 | Anleitung öffnen, leere Maschine starten | Was fehlt in der Anleitung? |
| 20 | Datenbank zurückspielen | Dauer |
| 60 | Anwendung dagegen starten, anmelden | Fehler |
| 75 | Prüfprotokoll prüfen lassen | Ergebnis |
| 85 | Drei Stichproben: gestern, vor einem Monat, Umlaute | stimmt / stimmt nicht |
| 100 | Alles löschen, auch die Schlüssel | wer es gesehen hat |
| 110 | Anleitung verbessern | – |

**Die Übung ist gelungen, wenn die Anleitung danach besser ist**, nicht wenn alles geklappt hat.`,
        },
        {
          question: 'Wie oft darf es schiefgehen?',
          answer: `Beim ersten Mal fast sicher, danach alle paar Monate: Dann lernen Sie noch etwas. Sorgen machen würde ich mir über zwölf Übungen ohne Befund, denn dann ist das Los zu harmlos. Ziehen Sie in diesem Fall eine Sicherung, bei der **der Schlüssel gewechselt wurde**.`,
        },
      ],
    },
    {
      title: 'Alerts nobody reads',
      turns: [
        {
          question: 'We get 140 alerts a day and read none of them. How do we come down to five?',
          answer: `An alert is a question to a person: *get up, now?* So:

1. Export a week. Count by **kind**; usually six kinds are nine tenths.
2. For each: did anybody **do** something? If never, delete it today. Yes, delete.
3. "Do it tomorrow" becomes a ticket, "good to know" a chart.
4. What is left is about **users**: they cannot sign in, answers are slow, money is not booked. Causes (disk, memory) only if they lead there within the hour.
5. Each alert gets a line: *what it means, what to do first, whom to wake second*.

Then a rule for new ones: **who adds one, removes one**, and takes the phone for its first week.`,
        },
      ],
    },
  ],
  agent: [
    {
      title: 'Antwort auf Löschanfrage',
      turns: [
        {
          question:
            'Eine Person verlangt Löschung nach Artikel 17 DSGVO. Sie ist Mitglied bei einem unserer Kunden. Was antworten wir?',
          answer: `Für die Daten ist **unser Kunde** verantwortlich, wir verarbeiten sie nur in seinem Auftrag (Art. 28). Wir löschen also nicht selbst, sondern leiten unverzüglich weiter.

> Guten Tag,
>
> vielen Dank für Ihre Nachricht. Verantwortlich für Ihre Daten in diesem Portal ist das Unternehmen, dessen Mitglied Sie sind. Wir haben Ihre Anfrage heute dorthin weitergegeben; Sie erhalten von dort **innerhalb eines Monats** eine Antwort.
>
> Sollten Sie nichts hören, schreiben Sie uns bitte noch einmal.

Intern: Eingang mit Datum festhalten, Kunde anschreiben, **keine Angaben zur Person** an andere. Prüfen Sie vorher nicht, ob es das Konto gibt: Auch das wäre eine Auskunft.`,
        },
      ],
    },
    {
      title: 'Release notes for partners',
      turns: [
        {
          question:
            'Turn this into release notes for partners: members can be suspended/restored, admins must admit, search in chats, faster lists.',
          answer: `## What is new

**You decide who comes in.** Whoever asks to join now waits until an admin admits them. Nothing to set up; closed portals stay closed.

**Suspend, and bring back.** A member who is suspended is signed out within seconds, on every device. Their chats are there when you restore them.

**Find what you asked.** The search field above your chats looks into the messages too, also for the beginnings of words.

**Quicker.** Lists of members and chats open in about half of the time, most of all in large portals.

*What you have to do:* tell your admins that requests now wait for them under **Members**.`,
          firstAnswer: `- Added suspend/restore for members
- Added admission workflow
- Added full-text search
- Performance improvements`,
        },
      ],
    },
  ],
  member: [
    {
      title: 'Guía para el primer día',
      turns: [
        {
          question: 'Escribe una guía de media página para el primer día de un administrador en el portal.',
          answer: `## Su primer día

1. **Entre** en la dirección de su portal y cambie la contraseña en *Account*.
2. En **Organization**, ponga el nombre y el color. El logotipo debe leerse a 32 píxeles.
3. Decida si la gente puede **pedir entrar**. Si lo activa, mire *Members* cada mañana.
4. Dé a **otra persona** el rol de administrador: usted también se irá de vacaciones.
5. Publique un **anuncio** corto: qué es esto y a quién preguntar.
6. Haga **tres preguntas** en el chat, como las haría un cliente.

Lo demás puede esperar a mañana.`,
        },
      ],
    },
    {
      title: 'SQL for idle organizations',
      turns: [
        {
          question:
            'How would I find, from an export of usage (org, at, tokens), organizations that were active last month and silent this month?',
          answer: `\`\`\`sql
with months as (
  select org,
         count(*) filter (where at >= date_trunc('month', now()) - interval '1 month'
                            and at <  date_trunc('month', now())) as last_month,
         count(*) filter (where at >= date_trunc('month', now())) as this_month
  from usage
  group by org
)
select org, last_month
from months
where last_month >= 20 and this_month = 0
order by last_month desc;
\`\`\`

\`filter\` counts both months in one pass. The **20** keeps out who only tried it once. Run it after the tenth: on the second, everybody looks silent.`,
          before: {
            question: 'How do I find silent organizations?',
            answer: 'Silent since when, and from which data? With an export of usage it is one query.',
          },
        },
      ],
    },
  ],
  client: [
    {
      title: 'What a partner gets',
      turns: [
        {
          question: 'I am thinking about becoming a partner. Which questions should I ask you that others forget?',
          answer: `1. **What happens to my clients if we part?** Export, in which format, within how many days.
2. **Who sees what?** Can your staff read my clients' chats, and would I know?
3. **What is in my name, and what is not?** Mail sender, address, sign-in page, and the error page at three in the morning.
4. **What did you break last year,** and how did partners hear of it?
5. **What do you not want to build?** It tells more than the roadmap.
6. **Whom may I call** who left you?

The sixth makes people laugh. Ask it anyway.`,
        },
      ],
    },
    {
      title: 'Timeline for moving in',
      turns: [
        {
          question:
            'We have 300 clients in three mailboxes and a spreadsheet. How long does it take to move them into a portal?',
          answer: `Six weeks, if you move **people and not history**:

| Week | What | Done when |
| --- | --- | --- |
| 1 | Clean the spreadsheet: one row a client, one address | no row without an owner |
| 2 | Ten friendly clients | each has asked one question |
| 3 | Mend what they stumbled over | the ten agree |
| 4 | A hundred | three quarters have signed in |
| 5 | The rest, in two days | – |
| 6 | Mailboxes answer: "we have moved", with the link | fewer than five mails a day |

The old mails stay where they are, readable, for a year. In my experience hardly anybody looks, and everybody is glad that they could.`,
        },
      ],
    },
  ],
};
