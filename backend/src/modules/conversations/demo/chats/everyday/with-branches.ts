import type { PastChat } from '../../past-chat.ts';

/** In each a question was edited or an answer regenerated. */
export const withBranches: readonly PastChat[] = [
  {
    title: 'Declining an invitation politely',
    turns: [
      {
        question: 'How do I decline an invitation to speak without closing the door?',
        firstAnswer: `Thank them, say no in one clear sentence, give no more than one reason, and suggest somebody else. For example:

> Thank you for thinking of me. I cannot be there in May. May I suggest my colleague Dana, who knows the subject better than I do?`,
        answer: `Say **no to the date, yes to the subject**:

> Thank you for the invitation, it is exactly the audience I like to talk to. In May I cannot: we move house, as a company. If there is an autumn date, keep me a place, and I will say yes today.

What makes it work:

- the reason is concrete, and nobody's fault,
- the offer has a season in it, so it can be taken up,
- there is no "maybe", which would only cost them a second question.`,
      },
    ],
  },
  {
    title: 'Formel für Arbeitstage',
    turns: [
      {
        before: {
          question: 'Wie zähle ich in Excel die Tage zwischen zwei Daten?',
          answer:
            'Einfach abziehen: `=B2-A2`. Die Zelle muss als Zahl formatiert sein, sonst zeigt Excel ein Datum aus dem Jahr 1900.',
        },
        question: 'Wie zähle ich in Excel die **Arbeitstage** zwischen zwei Daten, ohne Feiertage?',
        answer: `Mit \`NETTOARBEITSTAGE\`:

\`\`\`text
=NETTOARBEITSTAGE(A2;B2;Feiertage!$A$2:$A$20)
\`\`\`

- **A2** und **B2** sind Anfang und Ende, beide zählen mit.
- **Feiertage** ist ein Blatt, auf dem die Daten untereinander stehen; lassen Sie das Argument weg, zählen nur Wochenenden nicht.
- Bei anderen freien Tagen hilft \`NETTOARBEITSTAGE.INTL\`; \`"0000011"\` steht für Samstag und Sonntag.

Wenn nur der **Abstand** gefragt ist, ziehen Sie 1 ab.`,
      },
      {
        question: 'Und das Datum zehn Arbeitstage nach A2?',
        answer: `\`\`\`text
=ARBEITSTAG(A2;10;Feiertage!$A$2:$A$20)
\`\`\`

A2 selbst zählt dabei nicht mit. Mit \`-10\` geht es zurück.`,
      },
    ],
  },
  {
    title: 'Título para el boletín',
    turns: [
      {
        question: 'Necesito un titular para el boletín del mes: nuevo almacén, entregas en 24 horas.',
        firstAnswer: '**Nuestro nuevo almacén ya está abierto: entregas en 24 horas**',
        answer: `Tres, según lo que quiera destacar:

1. **Pedido hoy, en sus manos mañana**: la ventaja para el cliente, sin nombrar el almacén.
2. **Abrimos las puertas: 4.000 m² para llegar antes**: la noticia, con una cifra.
3. **¿Y si no tuviera que esperar?**: curiosidad; solo funciona con una buena entradilla.

Elegiría el **primero**: quien lo lee sabe en dos segundos qué gana.`,
      },
    ],
  },
  {
    title: 'Which chart for shares',
    turns: [
      {
        before: {
          question: 'Which chart for percentages?',
          answer: 'A bar chart in most cases. What do the percentages add up to, and how many are there?',
        },
        question: 'I want to show how five products share our revenue, over four quarters. Which chart?',
        answer: `**Stacked bars at 100 %**, one for each quarter, if the question is "who takes how much". Put the product you talk about at the bottom: only there it can be compared across quarters.

If the question is "who grows", take **five small line charts** side by side with the same scale.

| Chart | Shows well | Hides |
| --- | --- | --- |
| Stacked bars, 100 % | shares | the total |
| Stacked bars | total and the lowest share | the middle ones |
| Small lines | growth of each | that they belong together |
| Pies | one share above a half | everything else |

Four pies in a row are the one thing to avoid.`,
        firstAnswer: 'A stacked bar chart: one bar a quarter, five colours, the largest product at the bottom.',
      },
    ],
  },
  {
    title: 'رسالة اعتذار عن التأخير',
    turns: [
      {
        question: 'اكتب رسالة اعتذار لعميل تأخر طلبه ثلاثة أيام.',
        firstAnswer: 'نعتذر عن تأخر طلبكم ثلاثة أيام بسبب ظروف خارجة عن إرادتنا، ونشكر لكم تفهمكم.',
        answer: `السيد فهد المحترم،

كان ينبغي أن يصلك طلبك **يوم الأحد**، ولم يصل. الخطأ منا: لم نحجز مكانًا كافيًا في الشحنة.

طلبك الآن في الطريق ويصل **يوم الأربعاء قبل الظهر**. وقد أعدنا إليك رسوم التوصيل كاملة.

إن كان هذا الموعد لا يناسبك، فردّ على هذه الرسالة ونجد معًا حلًا اليوم.

مع خالص الاعتذار`,
      },
      {
        question: 'ممتاز. لماذا لم تذكر «الظروف الخارجة عن الإرادة»؟',
        answer: 'لأنها لا تخبر العميل بشيء، وتبدو تهربًا. من يسمّي الخطأ ويقول ما فعله لإصلاحه يكسب الثقة من جديد.',
      },
    ],
  },
];
