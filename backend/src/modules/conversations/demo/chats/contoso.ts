import type { Role } from '../../../../kernel/auth/actor.ts';
import type { PastChat } from '../past-chat.ts';

/** Contoso Partners are lawyers and accountants for small companies. */
export const contoso: Readonly<Record<Role, readonly PastChat[]>> = {
  owner: [
    {
      title: 'Opening a second office',
      turns: [
        {
          question: 'We are nine in Lyon and think about an office in Geneva with three people. What kills such plans?',
          answer: `Not the rent. In this order:

1. **The partner who does not move.** An office without a founder in it for the first year becomes a mailbox.
2. **Permission.** Who may give legal advice in Geneva, under which title, from which day? Ask the bar before the landlord.
3. **The slow year.** Count on revenue after **seven months**, not three.
4. **Double work.** Two ways to file, two to bill. Decide first whose way it is.

| First year | EUR |
| --- | --- |
| Three people | 410,000 |
| Office, insurance, registration | 95,000 |
| Travel of the partner | 18,000 |
| Revenue, careful | −260,000 |
| **To be paid in advance** | **263,000** |

If that sum is not on the table, begin with **one person in a shared office, two days a week**, and four clients who asked for it.`,
        },
      ],
    },
    {
      title: 'Reply to a bad review',
      turns: [
        {
          question:
            'One star: "expensive and never reachable". We may not reveal anything about clients. Answer in three sentences.',
          answer: `> Thank you for writing this openly; being hard to reach is something we must not be. We cannot speak about any mandate here, not even to confirm one, but I would like to hear from you myself: you reach me directly on weekdays between 8 and 9. Since March, every call is returned on the same working day, and if it was not in your case, I want to know.
>
> Amir Rahimi, managing partner`,
          firstAnswer:
            'We are sorry to hear that you were not satisfied. Our fees are in line with the market. Please contact us directly.',
        },
      ],
    },
  ],
  admin: [
    {
      title: 'Deadline calendar that holds',
      turns: [
        {
          question: 'We nearly missed a court deadline. What must a deadline process look like in a firm of nine?',
          answer: `**Every deadline has four entries:** the day itself, a warning a week before, one two days before, and the name of whoever answers for it.

1. **Two people read the post**, independently, and each writes the date. Different? A partner decides within the hour.
2. Entry on the **day of receipt**, before anything else happens to the letter.
3. A deadline is struck out by the **one who has seen the proof** of filing, never by the one who filed.
4. **Holidays:** for each person a deputy, in the calendar, with consent.
5. Each Friday at 11: the next ten working days are **read aloud**. Twelve minutes.

The fifth is the one people laugh about, and the one that finds things.`,
        },
        {
          question: 'What goes wrong most often with two readers?',
          answer: `The second one **looks at the first one's date** and nods. So they write before they see: two slips, or two fields of which one stays hidden until both are filled in. If both always agree, put in a wrong date on purpose once a quarter and see whether it is found.`,
        },
      ],
    },
    {
      title: 'Onboarding checklist for clients',
      turns: [
        {
          question:
            'What do we need from a new client before we may start? Under anti-money-laundering rules too. As a table.',
          answer: `| What | Company | Person | How we check |
| --- | --- | --- | --- |
| Identity | extract of the register, not older than 3 months | passport or ID | original, or a certified copy |
| Who stands behind it | all owners above 25 % | – | register of beneficial owners |
| Where the money is from | for unusual sums | for unusual sums | documents, not words |
| Sanctions, public office | all directors and owners | yes | list, with the date of the search |
| Purpose of the mandate | one sentence | one sentence | signed engagement letter |

**Nothing begins before the fourth line is done.** Repeat it each year, and at once when owners change. Keep it five years after the end of the mandate, apart from the file.`,
        },
      ],
    },
  ],
  agent: [
    {
      title: 'Vertragsklausel verständlich machen',
      turns: [
        {
          question:
            'Bitte in Alltagssprache: „Die Haftung für leicht fahrlässig verursachte Schäden ist, soweit nicht Kardinalpflichten verletzt sind, ausgeschlossen.“',
          answer: `> **Wenn uns ein kleiner Fehler passiert, haften wir dafür nicht. Außer der Fehler betrifft das, worauf es im Vertrag ankommt und worauf Sie sich verlassen durften.**

Beispiel für Ihren Mandanten, einen Umzugsunternehmer:

- Er kommt 20 Minuten zu spät: kleiner Fehler, **keine Haftung**.
- Er lässt das Klavier fallen: Das Transportieren *ist* der Vertrag, **also Haftung**.

Für Verbraucher fehlt der Klausel etwas: Schäden an **Leben, Körper und Gesundheit** dürfen in AGB gar nicht ausgeschlossen werden (§ 309 Nr. 7 BGB). Das sollte ausdrücklich darin stehen.`,
        },
      ],
    },
    {
      title: 'Summary of a lease',
      turns: [
        {
          question: 'Which six points of a commercial lease do I put on the first page of a summary?',
          answer: `1. **How long, and how out:** fixed term, options (who, until when, in which form), right to end early
2. **What it really costs:** rent, charges, indexation with its formula, deposit
3. **What may be done there:** permitted use, change of use, competition clause
4. **Who repairs what:** roof, heating, "cosmetic"; who brings it back to its former state
5. **Passing it on:** subletting, sale of the company, change of control
6. **Dates:** the next three, with the last day on which something must be *received*

For each: one sentence, the number of the clause, and a colour: green as usual, yellow to negotiate, **red if it can cost more than three months' rent**.`,
        },
        {
          question:
            'Indexation says "adjusted by the change of the consumer price index above 5 %". Above 5 % or from 5 %?',
          answer: `It can be read both ways, so it is **red**:

- *Threshold:* once 5 % are passed, the **whole** change counts. At 6 % the rent rises by 6 %.
- *Franchise:* only what is **above** counts. At 6 % it rises by 1 %.

At 8,000 a month and 6 % these are **480 or 80 a month**. Ask for a sentence with an example in it; a worked example ends more disputes than any definition.`,
        },
      ],
    },
  ],
  member: [
    {
      title: 'VAT on services abroad',
      turns: [
        {
          question: 'Our client in France invoices a company in Spain for a website. Which VAT goes onto the invoice?',
          answer: `**None from France.** A service to a business in another EU country is taxed where the **customer** is (Article 44 of the VAT Directive), and the customer pays it (reverse charge, Art. 196).

The invoice needs:

- both VAT numbers; check the Spanish one in **VIES** and keep the print,
- the note *"Autoliquidation / Reverse charge"*,
- no amount of VAT.

Then: the *déclaration européenne de services* until the **10th working day** of the next month, and box 05 of the CA3 return.

If VIES says "invalid" on the day of invoicing, charge French VAT first, and correct it when the number is confirmed.`,
        },
      ],
    },
    {
      title: 'Depreciation plan in a table',
      turns: [
        {
          question: 'Machine 48,000, bought 1 October, 6 years, straight line. Depreciation per year?',
          answer: `48,000 ÷ 72 months = **666.67 a month**

| Year | Months | Depreciation | Book value at the end |
| --- | --- | --- | --- |
| 1 | 3 | 2,000.00 | 46,000.00 |
| 2 | 12 | 8,000.00 | 38,000.00 |
| 3 | 12 | 8,000.00 | 30,000.00 |
| 4 | 12 | 8,000.00 | 22,000.00 |
| 5 | 12 | 8,000.00 | 14,000.00 |
| 6 | 12 | 8,000.00 | 6,000.00 |
| 7 | 9 | 6,000.00 | 0.00 |

Seven rows for six years, because the first has three months only. If it is kept after that, leave 1.00 in the books as a reminder.`,
          before: {
            question: 'How is a machine depreciated?',
            answer:
              'Usually in equal parts over its useful life, by the month. Tell me price, date and years, and I make the table.',
          },
        },
      ],
    },
  ],
  client: [
    {
      title: 'Founding a GmbH',
      turns: [
        {
          question: 'What does it take to found a GmbH with two people, and what does it cost without advisers?',
          answer: `| Step | Time | About |
| --- | --- | --- |
| Articles of association, notary | 1–2 weeks | 900–1,400 € |
| Bank account, pay in capital | 1 week | 12,500 € at least, of 25,000 € |
| Commercial register | 1–2 weeks | 150 € |
| Trade office, tax office | 1–6 weeks | 60 € |
| Register of beneficial owners | at once | free |

**1,100–1,600 € in fees**, four to eight weeks.

With two people, talk about these before the notary does:

1. What happens at **50:50** when you disagree?
2. What if one leaves after a year? (*vesting*)
3. Who may buy the shares, at which price?

The model articles (*Musterprotokoll*) are cheaper and answer **none** of the three.`,
        },
      ],
    },
    {
      title: 'عقد إيجار مكتب',
      turns: [
        {
          question: 'سأوقّع عقد إيجار مكتب لخمس سنوات. ما البنود التي أنتبه إليها؟',
          answer: `1. **الخروج المبكر:** هل يمكن الإنهاء بعد السنة الثانية بإشعار ستة أشهر؟
2. **زيادة الإيجار:** مرتبطة بمؤشر أم بنسبة ثابتة؟ اطلب سقفًا سنويًا.
3. **رسوم الخدمات:** ما المشمول، وهل لها حد أعلى؟
4. **الصيانة:** التكييف والسقف على من؟
5. **التأجير من الباطن:** ضروري إن صغر الفريق.
6. **إعادة الحال:** هل يجب إزالة القواطع عند الخروج؟
7. **الضمان:** مبلغه وموعد إعادته.

أهم بندين لمن يبدأ: **الخروج المبكر** و**سقف الزيادة**. إن رفضهما المالك، فاطلب ثلاثة أشهر بلا إيجار مقابلهما.`,
        },
      ],
    },
  ],
};
