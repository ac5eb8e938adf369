import type { PastChat } from '../../past-chat.ts';

export const plain: readonly PastChat[] = [
  {
    title: 'Minutes from rough notes',
    turns: [
      {
        question:
          'Make minutes of this: anna - budget ok, but travel -10%. tom wants new laptops, not before july. website: texts late (ben!), launch moves to 14th. next mtg tue 10.',
        answer: `**Decisions**

- The budget is accepted, with travel cut by **10 %**.
- New laptops are not bought before **July** (asked for by Tom).
- The launch of the website moves to the **14th**.

**To do**

| What | Who | Until |
| --- | --- | --- |
| Cut the travel budget | Anna | next meeting |
| Finish the texts | Ben | 10th, so that the 14th holds |

**Next meeting:** Tuesday, 10:00.

I assumed the 10th for the texts: please check it with Ben.`,
      },
    ],
  },
  {
    title: 'E-Mail freundlicher machen',
    turns: [
      {
        question:
          'Mach das freundlicher: „Sie haben die Unterlagen immer noch nicht geschickt. Ohne die geht es nicht weiter.“',
        answer: `> Guten Tag Herr Böhme,
>
> damit wir diese Woche weiterkommen, fehlen uns noch zwei Unterlagen von Ihnen: der **Handelsregisterauszug** und die **Vollmacht**. Schaffen Sie es bis Mittwoch? Falls etwas im Weg steht, rufen Sie mich gern an, dann finden wir eine Lösung.

Was sich geändert hat: Der Satz sagt, **was** fehlt, **wozu** es gebraucht wird und **bis wann**, und nicht, was der andere falsch gemacht hat. (Die beiden Unterlagen habe ich erfunden, bitte ersetzen.)`,
      },
      {
        question: 'Gut. Und wenn bis Mittwoch nichts kommt?',
        answer: `Dann anrufen, nicht schreiben. Und danach in einer Zeile festhalten:

> Danke für das Gespräch eben: Sie schicken die Unterlagen bis Freitag, 12 Uhr. Wir halten den Termin am Montag bis dahin für Sie frei.`,
      },
    ],
  },
  {
    title: 'Resumir un informe largo',
    turns: [
      {
        question: '¿Cómo resumo un informe de 60 páginas para dirección sin perder lo importante?',
        answer: `Escríbalo al revés:

1. **La decisión** que se espera de ellos, en una frase.
2. **Las tres razones**, cada una con su cifra y la página donde está.
3. **Lo que cuesta no decidir.**
4. **Lo que no sabemos todavía**, y cuándo lo sabremos.

Todo en **una página**. El resto va en un anexo con índice: nadie lo leerá, pero todos querrán que exista.

Un truco: dicte el resumen a un colega en dos minutos, sin papeles. Lo que olvide no era importante.`,
      },
    ],
  },
  {
    title: 'Regular expression for dates',
    turns: [
      {
        question: 'I need a regular expression that finds dates like 03.11.2026 and 3.11.26 in a text.',
        answer: `\`\`\`text
\\b(0?[1-9]|[12]\\d|3[01])\\.(0?[1-9]|1[0-2])\\.(\\d{4}|\\d{2})\\b
\`\`\`

- **Day:** 1–31, with or without a zero before it.
- **Month:** 1–12, the same.
- **Year:** four digits or two. Four stand first, or \`2026\` would be read as \`20\`.
- \`\\b\` keeps it from matching inside of \`103.11.2026\`.

It also accepts **31.02.2026**: whether a day exists is for a date library, not for a pattern.`,
      },
    ],
  },
  {
    title: 'خطة أسبوع مزدحم',
    turns: [
      {
        question: 'عندي هذا الأسبوع تقرير وعرض وثلاثة اجتماعات. كيف أرتب أيامي؟',
        answer: `| اليوم | الصباح | بعد الظهر |
| --- | --- | --- |
| الأحد | التقرير: المسودة كاملة | اجتماع، ثم رسائل |
| الاثنين | العرض: الهيكل والأرقام | مراجعة التقرير |
| الثلاثاء | اجتماعان متتاليان | راحة قصيرة ثم الشرائح |
| الأربعاء | تدريب على العرض | تسليم التقرير |
| الخميس | **العرض** | ما تبقى |

القاعدة: **العمل الذي يحتاج إلى تفكير صباحًا**، والاجتماعات متجاورة كي لا تقطّع اليوم. واترك بعد ظهر الخميس فارغًا، فسيمتلئ وحده.`,
      },
    ],
  },
];
