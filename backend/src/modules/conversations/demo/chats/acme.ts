import type { Role } from '../../../../kernel/auth/actor.ts';
import type { PastChat } from '../past-chat.ts';

/** Acme Industries makes springs, brackets and drives. */
export const acme: Readonly<Record<Role, readonly PastChat[]>> = {
  owner: [
    {
      title: 'Second shift or new press',
      turns: [
        {
          question:
            'Our press line runs at 92 % in one shift. A second shift costs about 310,000 a year, a second press 540,000 once. How do I decide?',
          answer: `Compare what each extra hour costs, and how easily you get rid of it.

| | Second shift | Second press |
| --- | --- | --- |
| Cost a year | 310,000 | 77,000 over 7 years, plus about 60,000 for operator and upkeep |
| Extra hours a year | about 1,700 | about 1,500 |
| Cost an hour | **182** | **91** |
| Ready in | 6–8 weeks | 7–9 months |
| If orders fall | ends within a quarter | stays |

**The question behind it:** how long will the orders last? Below roughly **14 months** the shift is cheaper, above it the press.

A common way is both in turn: begin with a half second shift (four hours, three days), sign the press with a right to cancel until the autumn order is in.`,
        },
        {
          question: 'Where do the 14 months come from?',
          answer: `The press costs 540,000 on the first day, the shift 310,000 over a year. With the press you then spend about 60,000 a year, so after *t* years:

- shift: 310 · t
- press: 540 + 60 · t, less what it could be sold for (about 250 in the first two years)

310 t = 290 + 60 t gives **t ≈ 1.16 years, 14 months**. Without a resale value it would be 26 months. So the second-hand price is the number to check first.`,
        },
      ],
    },
    {
      title: 'Letter about steel surcharge',
      turns: [
        {
          question:
            'Steel went up 11 %. Write to our long-term customers that we pass on a part of it. Honest, short, no excuses.',
          answer: `Dear Mr Lind,

the price of spring steel has risen by **11 %** this year. Steel is about 40 % of what your brackets cost us, so we pay 4.4 % more for each.

From **the first of next month** we will add a surcharge of **2.9 %**. The rest we carry ourselves: the new furnace saves us some energy, and that is yours as well.

The surcharge follows the published index every quarter, **in both directions**. When steel falls, your invoice does, without your having to ask.

If you plan a larger order, place it before the end of this month, at today's price.

Kind regards

Wilma Coyote`,
        },
      ],
    },
  ],
  admin: [
    {
      title: 'اتفاقية سرية لمورّد جديد',
      turns: [
        {
          question: 'سنرسل رسومات قالب إلى مورّد جديد في الدار البيضاء. ما البنود التي يجب أن تكون في اتفاقية السرية؟',
          answer: `البنود الأساسية:

1. **ما هو السري:** الرسومات والعينات والأسعار، وكل ما يُستنتج منها.
2. **الغرض:** إعداد عرض سعر وتصنيع العينات فقط.
3. **من يطّلع:** موظفون محددون، والمقاولون من الباطن بموافقتنا المكتوبة.
4. **المدة:** خمس سنوات بعد آخر تسليم.
5. **الإعادة والإتلاف:** خلال 14 يومًا مع تأكيد مكتوب.
6. **شرط جزائي** بمبلغ معقول، فبدونه يصعب إثبات الضرر.
7. **القانون والمحكمة أو التحكيم:** يُفضَّل التحكيم بين بلدين.

ولا ترسل الرسم الكامل في المرحلة الأولى: **الأبعاد الخارجية تكفي لعرض السعر**.`,
        },
      ],
    },
    {
      title: 'Checklist for the ISO audit',
      turns: [
        {
          question:
            'The ISO 9001 surveillance audit is in three weeks. What do auditors at a small manufacturer look at first?',
          answer: `In the first hour, nearly always these six:

- **Last audit's findings:** is each closed, with proof that the cause is gone and not only the symptom?
- **Calibration:** pick any gauge on the floor. Is its label valid, and does the certificate fit its number?
- **Traceability:** from one finished part back to the coil. They choose the part.
- **Training records** of whoever joined last.
- **Complaints:** three of them, from the mail to the measure.
- **Management review:** were decisions made, or only slides shown?

For three weeks: walk the **traceability of three random parts** this week yourself. It is where most small companies fail, and it takes two weeks to repair.`,
        },
        {
          question: 'Make that a plan with names to fill in.',
          answer: `| Week | What | Who | Done |
| --- | --- | --- | --- |
| 1 | Trace three parts back to the coil | ____ | ☐ |
| 1 | List gauges whose calibration ends before the audit | ____ | ☐ |
| 2 | Close open findings, with proof of effect | ____ | ☐ |
| 2 | Training records of everybody since last audit | ____ | ☐ |
| 3 | Management review, with decisions in the minutes | ____ | ☐ |
| 3 | Rehearsal: one hour, somebody from outside asks | ____ | ☐ |`,
        },
      ],
    },
  ],
  agent: [
    {
      title: 'Reklamation Federbruch',
      turns: [
        {
          question:
            'Kunde meldet: 14 von 2.000 Druckfedern nach 30.000 Lastwechseln gebrochen, zugesagt sind 100.000. Was antworte ich heute, bevor wir die Ursache kennen?',
          answer: `**Betreff:** Ihre Meldung zu Federn 4711, Los 22-081

Guten Tag Herr Yilmaz,

danke für die genaue Meldung. 14 Brüche bei 30.000 Lastwechseln dürfen nicht sein, wir nehmen das sehr ernst.

Was wir **heute** getan haben:

1. Los 22-081 ist bei uns **gesperrt**, 1.160 Stück.
2. **2.000 Federn** aus einem anderen Drahtlos gehen heute per Express an Sie.
3. Wir bitten Sie, **fünf gebrochene und fünf heile** Federn zurückzusenden; die Abholung ist beauftragt.

Am **Donnerstag** haben Sie eine erste Einschätzung, spätestens in zehn Arbeitstagen den 8D-Bericht.

Mit freundlichen Grüßen

Hannah Schmidt`,
        },
        {
          question: 'Welche Ursachen kommen am ehesten in Frage?',
          answer: `| Ursache | Woran man sie erkennt |
| --- | --- |
| **Kugelstrahlen** fehlt oder zu schwach | Riss beginnt an der Innenseite, Oberfläche glatt |
| **Wasserstoffversprödung** nach Verzinken | Bruch kurz nach Belastung, körnige Fläche |
| **Drahtfehler** (Riefe, Einschluss) | Alle Brüche aus einem Ring, Riefe in Längsrichtung |
| **Setzen** auf Block im Einsatz | Feder kürzer als neu, Bruch in der Mitte |

14 von 2.000 aus *einem* Los spricht für **Draht oder Strahlen**. Zuerst also: Strahlprotokoll des Tages und ein Blick mit zehnfacher Vergrößerung auf die Innenseite.`,
        },
      ],
    },
    {
      title: 'Lieferverzug ehrlich mitteilen',
      turns: [
        {
          question:
            'Lieferung an Krämer verschiebt sich um acht Tage, Grund ist eine defekte Spindel. Zwei Sätze fürs Telefon, bitte.',
          answer: `„Herr Krämer, ich rufe an, bevor Sie es am Lieferschein merken: Ihre Halter kommen **am 23. statt am 15.**, weil an der Maschine die Spindel gebrochen ist. 400 Stück habe ich fertig; **soll ich die morgen schon schicken**, damit Ihre Linie nicht steht?“

Der zweite Satz ist der wichtige: Er gibt dem Kunden etwas zu entscheiden.`,
        },
      ],
    },
  ],
  member: [
    {
      title: 'Ficha de seguridad para aceite',
      turns: [
        {
          question:
            'Necesito una instrucción de una página para cambiar el aceite de la prensa 3. Operarios nuevos, lenguaje sencillo.',
          answer: `## Cambio de aceite, prensa 3

**Antes:** guantes, gafas, calzado. Prensa **apagada, candado puesto, presión a cero**.

1. Ponga la bandeja debajo del tapón. Caben 40 litros; salen 34.
2. Abra el tapón despacio: el aceite puede estar **caliente (60 °C)**.
3. Espere 15 minutos. Mientras, cambie el filtro; moje la junta nueva con aceite.
4. Cierre el tapón con llave dinamométrica: **45 Nm**.
5. Llene hasta la mitad de la mirilla. Arranque **sin carga** dos minutos. Vuelva a mirar.
6. Anote fecha, litros y nombre en la hoja.

**Si cae aceite al suelo:** absorbente, señal, aviso. No siga hasta que esté seco.`,
        },
      ],
    },
    {
      title: 'Calcular el tiempo de ciclo',
      turns: [
        {
          question:
            'Turno de 8 h con 45 min de pausas, hacemos 1.740 soportes. ¿Cuál es el tiempo de ciclo y cuánto nos falta para 2.000?',
          answer: `**Tiempo disponible:** 480 − 45 = 435 min = 26.100 s

- Hoy: 26.100 ÷ 1.740 = **15,0 s por soporte**
- Para 2.000: 26.100 ÷ 2.000 = **13,05 s**

Hay que ganar **1,95 s (13 %)**. Antes de acelerar la máquina, mire las paradas: si la prensa corta en 12 s, ya se pierden 3 s por pieza en cambios y atascos.

**Primer paso:** apunte durante un turno cada parada de más de un minuto. Suele bastar con eliminar las dos causas más frecuentes.`,
        },
      ],
    },
  ],
  client: [
    {
      title: 'Reading the tolerance table',
      turns: [
        {
          question: 'Your drawing says 25 H7 for the bore. What does it mean for the shaft I have to order?',
          answer: `**25 H7** is a hole of 25 mm that may be larger by up to 21 µm, and never smaller: **25.000 to 25.021 mm**.

Which shaft fits depends on what it has to do:

| You need | Order the shaft as | It has | Play |
| --- | --- | --- | --- |
| It turns or slides easily | 25 **g6** | 24.980–24.993 | 7–41 µm |
| It is located, put together by hand | 25 **h6** | 24.987–25.000 | 0–34 µm |
| It sits firmly, light press | 25 **k6** | 25.002–25.015 | −15 to +19 µm |
| It is pressed in for good | 25 **p6** | 25.022–25.035 | −35 to −1 µm |

For the pivot on this bracket, **g6** is the usual choice.`,
        },
      ],
    },
    {
      title: 'Storing springs over winter',
      turns: [
        {
          question:
            'We have to store 5,000 zinc-plated springs for five months in an unheated hall. What should we look after?',
          answer: `Cold does no harm. **Water that condenses** does: white rust within weeks.

- Leave them in the **sealed VCI bags**; once opened, a new bag, not tape.
- A bag of desiccant in each box, and the boxes on pallets, 20 cm from the wall.
- Bring them into the warm **closed**, and open after a day: opened cold they sweat.
- Store them lying loose, not hung and not pressed together.
- In month three, open one box. White dust can be wiped off and is harmless for the strength; brown spots are not.

Note the lot numbers before you stack them.`,
        },
      ],
    },
  ],
};
