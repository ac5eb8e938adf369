import type { Role } from '../../../../kernel/auth/actor.ts';
import type { PastChat } from '../past-chat.ts';

/** Initech writes software for banks. */
export const initech: Readonly<Record<Role, readonly PastChat[]>> = {
  owner: [
    {
      title: 'Pricing the support contract',
      turns: [
        {
          question:
            'A bank wants 24/7 support with 30 minutes of reaction time. We are 22 people. What should that cost a month?',
          answer: `Begin with what it costs *you*:

- On call without a break needs **at least six** people in turn, else they leave within a year.
- Standby: 6 × about 900 = **5,400** a month.
- Call-outs: 4 a month × 3 h × 140 = **1,700**.
- Substitute days, tooling, a test twice a year: **1,900**.

**About 9,000 of cost.** With 40 % for the risk: **12,600 a month**, two years at least.

What to put into the contract besides:

1. 30 minutes to *reaction*, not to solution.
2. Severity is set by what stands still, not by who calls.
3. Above six call-outs a month each is paid, and a meeting about the causes is held.

If they find that too much, offer 6–22 h at 30 minutes and the night at two hours: **5,200**.`,
        },
      ],
    },
    {
      title: 'Announcing the new cover sheet',
      turns: [
        {
          question:
            'Write three sentences to everybody: from Monday status reports have a new first page. Without sounding like a memo about memos.',
          answer: `From Monday the status report begins with three lines: **what changed, what is stuck, who can unstick it.** The old first page is gone, so please do not fill in both. If the three lines take you longer than five minutes, stop and call me: then the report is wrong, not you.`,
          firstAnswer:
            'Please note that as of Monday all status reports must use the new cover sheet. The template is on the intranet. Thank you for your co-operation.',
        },
      ],
    },
  ],
  admin: [
    {
      title: 'Moving to single sign-on',
      turns: [
        {
          question: 'We move 40 internal tools to single sign-on. In which order, and what goes wrong?',
          answer: `Order by **risk if a leaver keeps access**, not by how easy it is:

| Wave | Tools | Why |
| --- | --- | --- |
| 0 | Two tools that only your team uses | learn where the documentation lies |
| 1 | Source code, cloud consoles, customer data | the reason you do it |
| 2 | Mail, chat, tickets | everybody notices, so you need the practice |
| 3 | The rest | by its contract's end; some will be switched off instead |

What goes wrong, in my order of likelihood:

1. **Two accounts for one person** because the address is written differently. Match before the switch.
2. **Service accounts** that were somebody's login. Find them by sign-ins at night.
3. **Nobody can sign in when the provider is down.** One sealed emergency account a tool, tested each quarter.
4. The tool wants its most expensive plan for it. Ask before wave 1.`,
        },
        {
          question: 'How do I find the service accounts?',
          answer: `From the sign-in log of each tool, people who do not behave like people:

\`\`\`sql
select user_name,
       count(*) as sign_ins,
       count(distinct date_trunc('hour', at)::time) as hours_of_day,
       count(distinct user_agent) as agents
from sign_ins
where at > now() - interval '30 days'
group by user_name
having count(distinct date_trunc('hour', at)::time) >= 20
order by sign_ins desc;
\`\`\`

Who signs in at **twenty different hours of the day** does not sleep. Look at their user agents: \`curl\`, \`python-requests\` and \`Java/17\` are the ones you seek.`,
        },
      ],
    },
    {
      title: 'Retention of old backups',
      turns: [
        {
          question: 'How long should we keep database backups? Today we keep all of them for ever.',
          answer: `Ask what each is for, then keep it for that:

| For | Keep | Count |
| --- | --- | --- |
| Undo a mistake of today | every hour for 2 days | 48 |
| A fault found late | every day for 5 weeks | 35 |
| An audit question | every month for 13 months | 13 |
| The law (books, not backups) | an **export** of the ledgers, as your rules say | – |

For ever is not safer: a backup with deleted customers' data is a breach waiting, and the restore of a four-year-old version no longer starts.

Two rules matter more than the numbers: **one copy where the admin of the database cannot delete it**, and **a restore each month by somebody who has not done it before**.`,
        },
      ],
    },
  ],
  agent: [
    {
      title: 'Slow report query',
      turns: [
        {
          question: `This takes 40 s on 12 M rows, why?

\`\`\`sql
select * from bookings
where date(created_at) = '2026-03-02' and account_id = 4711
order by created_at desc;
\`\`\``,
          answer: `\`date(created_at)\` is computed for **every row** of the account, so an index on \`created_at\` cannot be used. Ask for a range instead:

\`\`\`sql
select id, amount, created_at
from bookings
where account_id = 4711
  and created_at >= '2026-03-02' and created_at < '2026-03-03'
order by created_at desc;
\`\`\`

with

\`\`\`sql
create index concurrently bookings_account_time on bookings (account_id, created_at desc);
\`\`\`

Three things changed: the **range** fits the index, the index already has the **order** (no sort), and \`select *\` no longer reads wide rows. I would expect **below 5 ms**; compare with \`explain (analyze, buffers)\`.

Mind the time zone: \`date()\` used the session's.`,
        },
        {
          question: 'Now 3 ms. Why concurrently?',
          answer: `Without it, \`create index\` locks the table against writes until it is done: minutes, on 12 M rows, in which no booking goes through.

\`concurrently\` reads the table twice and lets writes pass. The price: it takes longer, cannot be part of a transaction, and **leaves an invalid index behind if it fails**. Look with \`\\d bookings\`, drop what says INVALID, and try again.`,
        },
      ],
    },
    {
      title: 'Answer about the outage',
      turns: [
        {
          question:
            'We were down 47 minutes this morning: certificate expired. Draft what I tell customers. Honest please.',
          answer: `**This morning between 7:12 and 7:59 nobody could sign in. That was our mistake.**

*What happened:* a certificate had expired. It should have been renewed by itself; the renewal had been failing for three weeks, and its warnings went to the mailbox of a colleague who has left.

*What it meant for you:* no data was lost or seen by anybody. Payments that were sent before 7:12 were carried out.

*What we have changed:*

- warnings go to two teams, and to the phone of who is on call,
- a certificate with less than 14 days left wakes somebody,
- we are going through all other mailboxes of people who have left, until Friday.

If something looks wrong on your side, reply to this message. A person reads it.`,
        },
      ],
    },
  ],
  member: [
    {
      title: 'Race in the counter',
      turns: [
        {
          question: `Sometimes two requests get the same number. What is wrong?

\`\`\`ts
const { max } = await db.one('select max(number) as max from invoices');
await db.none('insert into invoices (number) values ($1)', [max + 1]);
\`\`\``,
          answer: `Between the two lines another request reads the **same maximum**. Under load it happens every day.

Let the database count, in a row of its own:

\`\`\`ts
await db.tx(async (t) => {
  const { number } = await t.one(
    \`insert into counters (name, value) values ('invoice', 1)
     on conflict (name) do update set value = counters.value + 1
     returning value as number\`,
  );
  await t.none('insert into invoices (number) values ($1)', [number]);
});
\`\`\`

- The update **locks the row** until the transaction ends: the second request waits and gets the next number.
- If the transaction fails the number goes back, so there are **no gaps**, which a \`sequence\` cannot promise.
- And a \`unique\` constraint on \`number\`, always. It is what tells you that you were wrong.`,
          before: {
            question: 'Why do I get duplicate key errors on invoices?',
            answer:
              'Because two rows are given the same number. Show me the code that makes the number, and I can say where.',
          },
        },
      ],
    },
    {
      title: 'Revisar un pull request',
      turns: [
        {
          question: '¿Qué debo mirar, y en qué orden, cuando reviso un pull request de 400 líneas?',
          answer: `1. **El porqué** (2 min): lea la descripción. Si no se entiende, pare y pregunte.
2. **Las pruebas** (5 min): ¿fallarían sin el cambio?
3. **Los datos**: migraciones, formatos, lo que no se puede deshacer.
4. **Los bordes**: vacío, dos a la vez, red caída, usuario sin permiso.
5. **Los nombres**: lo que tuvo que leer dos veces.
6. El estilo, al final, o mejor lo hace una herramienta.

Escriba **preguntas, no órdenes**, y distinga lo que bloquea de lo que es gusto. Con más de 400 líneas, lo más útil suele ser: «¿podemos dividirlo?».`,
        },
      ],
    },
  ],
  client: [
    {
      title: 'Reading the API error',
      turns: [
        {
          question: 'Your API answers 409 "version_stale" when we update a payment order. What does it want?',
          answer: `Somebody else changed the order after you had read it. The server refuses, so that you do not overwrite a change that you have never seen.

1. Read the order again.
2. Compare: does your change still make sense? (If it was released meanwhile, it does not.)
3. Send the update with the **new version**.

\`\`\`http
GET   /orders/8812            → { "version": 7, … }
PATCH /orders/8812
If-Match: "7"
\`\`\`

Do not retry blindly in a loop: then the check is worth nothing. One repeat after reading is fine; after that, show it to a person.`,
        },
      ],
    },
    {
      title: 'Questions for the test phase',
      turns: [
        {
          question:
            'We start the acceptance test of the new transfer screen on Monday. What should our five testers try that developers do not?',
          answer: `What people do, and developers do not:

- **Paste** an amount with a space, a currency sign, a comma and a point.
- Press **Back** after sending, then send again.
- Open two tabs, change in one, send in the other.
- Fetch a coffee: send after **20 minutes**.
- Names with ü, ß, ł, O'Neill, and one of 70 letters.
- Transfer to yourself; transfer 0.01; transfer everything.
- Do it all with the **keyboard alone**, and once with the page at 200 %.
- 31 January plus "every month".

Each tester takes two of them, and one hour **without a script**. That hour usually finds the best.`,
        },
      ],
    },
  ],
};
