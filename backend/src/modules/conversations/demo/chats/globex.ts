import type { Role } from '../../../../kernel/auth/actor.ts';
import type { PastChat } from '../past-chat.ts';

/** Globex Logistics ships containers and pallets. */
export const globex: Readonly<Record<Role, readonly PastChat[]>> = {
  owner: [
    {
      title: 'Own trucks or carriers',
      turns: [
        {
          question:
            'Hamburg–Rotterdam, 14 loads a week. Keep our five trucks or give the lane to a carrier at 1,090 a trip?',
          answer: `With what such a lane usually costs (please put in your own figures):

| A week, 14 loads | Own trucks | Carrier |
| --- | --- | --- |
| Leasing, insurance, tax | 3,900 | – |
| Drivers | 6,700 | – |
| Diesel and toll (2 × 500 km) | 6,150 | – |
| Empty runs, 30 % of trips | 1,100 | – |
| Per trip | – | 15,260 |
| **Sum** | **17,850** | **15,260** |

The carrier is cheaper by 15 %, **as long as it really comes 14 times**. What the table does not show:

- your trucks find loads back; above **85 %** loaded returns they win,
- in the weeks before Christmas carriers raise prices by a quarter,
- two own trucks are a promise that you can make to customers.

**My proposal:** give away nine loads, keep two trucks for the five that must not be late.`,
        },
      ],
    },
    {
      title: 'Answer to a claim for delay',
      turns: [
        {
          question:
            'A customer claims 38,000 for a production stop because our truck was 19 hours late. CMR applies. What do we owe?',
          answer: `Under the **CMR, Article 23 (5)**, damage by delay is limited to the **carriage charges** of that consignment, if the claimant proves the damage. So most likely: the freight, not 38,000.

Three exceptions to check first:

1. **A declared interest in delivery** in the consignment note (Art. 26): then the limit is that sum.
2. **Wilful misconduct** or an equivalent default (Art. 29): no limit.
3. **No reservation within 21 days** after the goods were handed over (Art. 30 (3)): then nothing at all.

Look at the date of their first written complaint before anything else. And tell your insurer today, whatever you answer. I can draft the reply, but somebody who practises transport law should read it.`,
        },
        {
          question: 'Their complaint came on day 24. Draft the reply.',
          answer: `Dear Ms van Dijk,

we regret the late arrival of consignment 20-7731 and know what a standing line means.

Under Article 30 (3) of the CMR a claim for delay requires a reservation in writing **within 21 days** of delivery. The goods were delivered on the 2nd, and your letter is of the 26th. We therefore cannot accept the claim.

As you are a customer whom we want to keep, we will credit the **freight of 1,180** for this trip, as a goodwill gesture and without recognising any obligation.

I would like to call you on Thursday about a fixed slot for the loads that feed your line.

Kind regards

Henrik Scorpio`,
        },
      ],
    },
  ],
  admin: [
    {
      title: 'مستندات شحنة إلى جدة',
      turns: [
        {
          question: 'ما المستندات المطلوبة لشحن حاوية قطع غيار من هامبورغ إلى جدة؟',
          answer: `| المستند | من يصدره | ملاحظة |
| --- | --- | --- |
| فاتورة تجارية | المصدّر | مصدّقة من غرفة التجارة |
| شهادة منشأ | غرفة التجارة | تذكر بلد المنشأ لكل صنف |
| قائمة تعبئة | المصدّر | مطابقة للفاتورة في الأوزان |
| بوليصة شحن | الخط الملاحي | ثلاث نسخ أصلية |
| شهادة مطابقة (SABER) | جهة معتمدة | للمنتجات الخاضعة للتنظيم |

**أكثر سببين للتأخير:** اختلاف الوزن بين قائمة التعبئة والبوليصة، ورمز HS ناقص في الفاتورة. راجعهما قبل الإبحار بيومين.`,
        },
      ],
    },
    {
      title: 'Night access for the yard',
      turns: [
        {
          question: 'Write a rule of half a page: who may enter the container yard between 22:00 and 5:00, and how.',
          answer: `## The yard at night (22:00–5:00)

**Who:** drivers with a slot, the shift leader, security. Nobody else, also not with a key.

1. **Announce:** the slot is booked until 21:00. Without a slot the gate stays closed until 5:00.
2. **Identify:** badge and number plate; both are compared with the slot.
3. **Walk:** only on the marked path, with a vest, never alone between the stacks.
4. **Leave:** the gate logs the way out. Who is inside longer than 60 minutes is called.

**In an emergency** the gate opens from the inside without a badge, and rings the shift leader.

Exceptions are given by the shift leader, in writing, for one night.`,
        },
      ],
    },
  ],
  agent: [
    {
      title: 'Where is my container',
      turns: [
        {
          question:
            'Customer asks where MSKU 7264-1 is. Vessel left Singapore, skipped Colombo because of weather, now due 4 days later. Friendly, with a new date.',
          answer: `Hello Ms Aydin,

your container is on board of the *Meridian Star* and well. The ship could not call at Colombo because of a storm and goes straight on, so it lost its berth in Hamburg.

| | Planned | Now |
| --- | --- | --- |
| Arrival in Hamburg | the 11th | **the 15th** |
| At your gate | the 14th | **the 18th**, 7–11 a.m. |

Customs papers are complete, so no further day is lost there. I look at it again on Friday and write to you either way.

Kind regards

Oliver Brown`,
        },
        {
          question: 'She needs two pallets out of it earlier. Is there a way?',
          answer: `From the ship itself, no. After it has berthed, yes:

1. Order **unstuffing at the terminal** for the 15th instead of the 18th: about 420 for the container.
2. The two pallets go by **express van** the same evening, 280 for 300 km.
3. The rest follows as planned.

She must tell you **before Thursday 12:00** which pallets (marks and numbers), because the terminal plans its gangs a day ahead. Ask her whether 700 is worth three days.`,
        },
      ],
    },
    {
      title: 'Incoterms on one page',
      turns: [
        {
          question: 'Explain EXW, FCA, CIF and DAP so that a new colleague gets it in five minutes.',
          answer: `Two questions per term: **who pays until where**, and **who carries the risk until where**.

| Term | Seller pays until | Risk passes at | In a sentence |
| --- | --- | --- | --- |
| **EXW** | own gate | own gate | "Come and get it", export papers are yours |
| **FCA** | handed to the carrier, export cleared | the same place | The sensible EXW |
| **CIF** | port of destination, with insurance | **on board** in the port of departure | I pay the way, the risk is yours |
| **DAP** | your door, not unloaded | your door | I do everything but customs and unloading |

**The trap:** in CIF cost and risk change hands at different places. If the ship sinks, the buyer has the damage, and the seller's minimum insurance.`,
        },
      ],
    },
  ],
  member: [
    {
      title: 'Pallets in a 40 ft container',
      turns: [
        {
          question:
            'How many Euro pallets fit in a 40 ft standard container, and how many in a high cube? Goods are 2.1 m high.',
          answer: `On the floor it is the same for both: **24 or 25** Euro pallets (1.20 × 0.80 m), because a high cube is higher, not wider.

- Inside: 12.03 × 2.35 m. Two rows, one lengthwise and one across: **15 + 10 = 25** with exact loading, 24 in practice.
- A **pallet-wide** container (2.44 m) takes **30**.

Height: 2.1 m goods on a 0.144 m pallet are **2.24 m**.

| | Door height | Fits? |
| --- | --- | --- |
| Standard | 2.28 m | yes, with 4 cm: forklift forks must not lift more |
| High cube | 2.58 m | yes |

Take the high cube if the floor of the ramp is not perfectly level.`,
        },
      ],
    },
    {
      title: 'Shift plan with three people',
      turns: [
        {
          question: 'Dispatch must be staffed 6–22 on weekdays by three people, 38.5 h a week each. Is that possible?',
          answer: `**Needed:** 16 h × 5 = 80 h. **There:** 3 × 38.5 = 115.5 h. So yes, with one person always, and two for 35 hours.

| | Mon | Tue | Wed | Thu | Fri |
| --- | --- | --- | --- | --- | --- |
| Early 6–14 | A | A | A | A | A |
| Middle 9–17 | C | C | C | C | C |
| Late 14–22 | B | B | B | B | B |

Rotate weekly. Each works 37.5 h with half an hour of break; the hour left is the handover.

**Where it breaks:** one is ill. Then early and late still stand, and the middle goes. With two ill it does not work, so name the neighbouring team as a reserve.`,
        },
      ],
    },
  ],
  client: [
    {
      title: 'Packing glass for sea freight',
      turns: [
        {
          question: 'We ship 600 glass carafes from Genoa to New York. How do we pack them so that they arrive?',
          answer: `Sea freight means **stacking pressure, vibration for two weeks, and moisture**. So:

1. **Each carafe** in a moulded pulp shell, mouth downwards; no loose chips, they wander.
2. **Six a carton**, double wall, with a cross; drop one carton from 80 cm on a corner before you pack the rest.
3. **Pallet:** columns, not bricks (columns carry a third more), corner boards, a lid, two straps.
4. **Container:** no gap above 15 cm; airbags between the rows.
5. Desiccant, about **8 kg** for 40 ft.
6. Three **shock indicators** on the outer pallets. They also make people careful.

Insure for the sales value, and photograph the open container before the door closes.`,
        },
      ],
    },
    {
      title: 'Zolltarifnummer finden',
      turns: [
        {
          question: 'Wie finde ich die richtige Zolltarifnummer für einen Schraubstock mit Drehteller?',
          answer: `Von oben nach unten, nicht mit der Suche:

1. **Kapitel 82:** Werkzeuge aus unedlen Metallen.
2. **Position 8205:** Handwerkzeuge, auch „Schraubstöcke, Klemmen und dergleichen“.
3. **Unterposition 8205 70:** Schraubstöcke, Klemmen und dergleichen.

Der Drehteller ändert nichts, solange der Schraubstock **kein Zubehör einer Werkzeugmaschine** ist: Dann gehört er zu **8466 20** (Werkstückhalter).

Bei Zweifeln gibt es die **verbindliche Zolltarifauskunft (vZTA)**: kostenlos, drei Jahre gültig, etwa sechs Wochen Wartezeit.`,
        },
      ],
    },
  ],
};
