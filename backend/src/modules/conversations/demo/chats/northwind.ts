import type { Role } from '../../../../kernel/auth/actor.ts';
import type { PastChat } from '../past-chat.ts';

/** Northwind Advisory advises owners of medium-sized companies. */
export const northwind: Readonly<Record<Role, readonly PastChat[]>> = {
  owner: [
    {
      title: 'Succession in a family firm',
      turns: [
        {
          question:
            'Client: founder, 67, two children, one works in the firm. Revenue 18 M. He wants to "be fair". How do I open that conversation?',
          answer: `Not with shares. "Fair" means three things to three people, so let each say theirs, alone, before anybody talks of per cent.

**To the father:** *What would have to be true in ten years for you to say it went well?* Most answer with people, not with figures.

**To the child in the firm:** *What would you do if it were sold tomorrow?* Who has no answer is staying out of duty.

**To the child outside:** *What do you want not to be asked to pay for?* Often it is being silent at Christmas.

Then a table that separates what is usually mixed:

| | Who leads | Who owns | Who lives on it |
| --- | --- | --- | --- |
| Today | father | father | father, family |
| In 5 years | ? | ? | ? |

Fair in the third column can be **equal**, while the first two are not. That sentence has opened more doors for me than any valuation.`,
        },
        {
          question: 'And if the child in the firm is not good enough to lead it?',
          answer: `Then say so to the father early, in private, with **facts about the role and not about the person**: "The next five years need somebody who has led a move abroad. Has anybody in the house?"

Three ways that leave everybody their face:

1. A **managing director from outside for five years**, the child as a deputy with a field of their own.
2. A **board of three**, two of them not family, which decides on the successor.
3. The child leads a **part that stands by itself**, with its own results.

What does not work: waiting. The bank asks at 70.`,
        },
      ],
    },
    {
      title: 'Fee for the merger mandate',
      turns: [
        {
          question: 'Fixed fee or success fee for accompanying a sale at about 6 M?',
          answer: `A mixture, since each alone sets a wrong incentive: fixed makes it long, success makes it quick.

- **Retainer** 6,000 a month, at most six months, set off against the success fee
- **Success fee** 3 % up to 5 M, **5 % above**, so that you earn by a better price and not by any price
- **Minimum** 120,000
- **Tail** of 12 months for buyers whom you introduced
- **Break-up** 40,000 if the owner declines an offer above the agreed floor

At 6 M: 150,000 + 50,000 = **200,000**, of which the retainer is already paid. Put the floor into the letter: it is the talk you want to have before the first buyer comes.`,
        },
      ],
    },
  ],
  admin: [
    {
      title: 'Conflict check for new mandates',
      turns: [
        {
          question: 'How do we check conflicts of interest before we accept a mandate, without a legal department?',
          answer: `A form of six lines, before the first meeting in which anything confidential is said:

1. Who is the client, and **who owns it**? (one level up, always)
2. Who is on the other side, if there is one?
3. Did we work for either in the last **24 months**? On what?
4. Does anybody here own, advise or sit on a board of either?
5. Does a present client **lose** if this client wins?
6. Who has looked, and when?

**Yes to 3 or 4:** a partner who is not involved decides, in writing, within two days.
**Yes to 5:** ask the present client. If you do not dare to ask, that is the answer.

Keep the refused ones in the list too: they are the mandates you must remember.`,
        },
      ],
    },
    {
      title: 'Templates people really use',
      turns: [
        {
          question: 'We have 74 document templates and everybody copies old offers instead. What do I do?',
          answer: `They copy old offers because those are **closer to done**. So compete with that:

- Keep **nine**: offer, engagement letter, minutes, report, slide deck, invoice, change of scope, closing letter, one page.
- Make each from the **best real one** of last year, with names taken out.
- Put what varies in brackets, and nothing else.
- One owner a template, named on its first page.
- Archive the other 65 where search finds them and the menu does not.

After a month, look at which brackets are always filled in alike, and remove those.`,
        },
      ],
    },
  ],
  agent: [
    {
      title: 'Structure of the market report',
      turns: [
        {
          question: 'A client wants a market report about cold storage in the Benelux, 25 pages. What structure?',
          answer: `Begin with what they will *do* with it, and cut what does not serve that.

1. **The answer** (1 page): enter, wait, or buy; and what would change our mind
2. **How much, for whom** (4): capacity, vacancy, who stores what
3. **Where the money is made** (5): prices, energy, handling; three sites as examples
4. **Who is there** (5): seven operators, one half page each, the same six lines for all
5. **What changes until 2030** (4): refrigerants, power prices, short-haul trains
6. **Three ways in** (4): build, buy, join; cost, time, risk
7. **What we do not know** (1)
8. Sources (1)

Write page 1 **first**, with invented numbers in red. It shows which numbers you need.`,
          firstAnswer:
            'Executive summary, methodology, market size, segmentation, competition, trends, outlook, recommendations, appendix.',
        },
      ],
    },
    {
      title: 'Bilanzkennzahlen erklären',
      turns: [
        {
          question: 'Erklär einem Handwerksmeister drei Kennzahlen aus seiner Bilanz, die er wirklich braucht.',
          answer: `**1. Wie lange reicht das Geld?**
Kasse und Bank ÷ Ausgaben eines Monats. Bei 60.000 € und 45.000 € im Monat sind das **1,3 Monate**. Unter 1 schlafen Sie schlecht, ab 3 sind Sie frei.

**2. Wie lange warten Sie auf Ihr Geld?**
Offene Rechnungen ÷ Umsatz × 365. 90.000 ÷ 900.000 × 365 = **37 Tage**. Jeder Tag weniger bringt Ihnen 2.500 € auf das Konto, einmal und für immer.

**3. Was bleibt von 100 Euro?**
Gewinn ÷ Umsatz × 100, **nach** Ihrem eigenen Lohn. Unter 5 arbeiten Sie für die anderen.

Mehr braucht es nicht, aber jeden Monat. Am besten stehen die drei Zahlen auf einem Blatt neben der Kaffeemaschine.`,
        },
      ],
    },
  ],
  member: [
    {
      title: 'Interview guide for managers',
      turns: [
        {
          question: 'I interview eight department heads about why projects are late. 40 minutes each. Give me a guide.',
          answer: `| Minutes | Question | Listen for |
| --- | --- | --- |
| 0–5 | What are you proud of this year? | what counts here |
| 5–15 | Tell me about the **last** project that was late, from the first day | turning points, names |
| 15–25 | When did *you* know? When did others? | the distance between the two |
| 25–32 | What would you have had to stop doing to be in time? | hidden priorities |
| 32–38 | If you could change one rule tomorrow? | the real obstacle |
| 38–40 | What have I not asked? | often the best minute |

Ask for **stories, not opinions**: "what happened next?" is nearly the only follow-up you need. Same questions, same order for all eight, or you cannot lay them side by side.`,
        },
      ],
    },
    {
      title: 'Cleaning survey answers',
      turns: [
        {
          question:
            'I have 600 free-text answers in a CSV. Python to count the 20 most frequent word pairs, without filler words?',
          answer: `\`\`\`python
import csv, re
from collections import Counter
from itertools import pairwise

STOP = set("the a an and or to of in is it we our that for on with are be not as at this".split())

pairs = Counter()
with open("answers.csv", newline="", encoding="utf-8") as file:
    for row in csv.DictReader(file):
        words = [w for w in re.findall(r"[^\\W\\d_]+", row["answer"].lower()) if w not in STOP]
        pairs.update(set(pairwise(words)))   # each pair once an answer

for (a, b), count in pairs.most_common(20):
    print(f"{count:4}  {a} {b}")
\`\`\`

\`set(…)\` counts **people, not repetitions**: one angry answer must not become a topic. Needs Python 3.10.`,
        },
        {
          question: 'It says KeyError: answer',
          answer: `The first column's name has something in front of it, most likely a **BOM** that Excel writes. Open the file with \`encoding="utf-8-sig"\` instead. If it is still there, print \`file.readline()\` once: the column may be called \`Answer\` or be separated by semicolons (\`csv.DictReader(file, delimiter=";")\`).`,
        },
      ],
    },
  ],
  client: [
    {
      title: 'Preparing for the bank talk',
      turns: [
        {
          question: 'I meet my bank on Friday about a loan of 400,000 for a hall. What will they ask?',
          answer: `In this order, nearly always:

1. **What for, exactly?** Offer of the builder, plan, permission. On one page.
2. **How does it pay itself back?** Which orders need the hall? Names are better than per cent.
3. **What if it does not?** Half the growth: can you still pay 4,100 a month?
4. **What do you put in?** Below 20 % it becomes difficult.
5. **What are you leaving out?** They have your accounts. Say the weak year yourself, first.

**Bring:** three balances, figures of this year, list of orders, list of securities, your salary.

And ask them something: *"What would you have to see for this to be easy?"* The answer is your list until the second talk.`,
        },
      ],
    },
    {
      title: 'Resumen del informe anual',
      turns: [
        {
          question:
            'Resume para mis socios: ventas +8 %, margen −2 puntos, caja 240.000, dos clientes hacen el 61 % de las ventas.',
          answer: `> **Crecemos, pero ganamos menos con cada venta y dependemos de dos clientes.**

- **Ventas +8 %:** buena noticia, sobre todo si el sector crece al 3 %.
- **Margen −2 puntos:** hemos comprado parte de ese crecimiento con precio. Con las ventas de hoy, son dos euros menos por cada cien.
- **Caja 240.000 €:** cómoda, siempre que nadie se retrase en pagar.
- **Dos clientes, 61 %:** aquí está el riesgo. Si uno se va, la caja dura unos meses.

**Propuesta para decidir hoy:** no bajar más precios y destinar a una persona, durante un año, solo a clientes nuevos de tamaño medio.`,
        },
      ],
    },
  ],
};
