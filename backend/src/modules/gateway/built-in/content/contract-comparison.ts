import type { Subject } from '../topic.ts';
import { bitte, minFadlak, please, porFavor } from './polite-words.ts';

/** Shows a table. */
export const contractComparison: Subject = {
  suggestion: {
    en: 'Compare fixed-price and hourly contracts for a small agency in a table.',
    de: 'Vergleiche Festpreis- und Stundenverträge für eine kleine Agentur in einer Tabelle.',
    es: 'Compara en una tabla los contratos a precio fijo y por horas para una agencia pequeña.',
    ar: 'قارن في جدول بين العقود بسعر ثابت والعقود بالساعة لوكالة صغيرة.',
  },
  triggers: {
    en: [
      {
        all: [
          `^${please}(compare|contrast|show|make|write|give|what is the difference|what s the difference)`,
          'fixed (price|fee|prices|fees)',
          '(hourly|by the hour|time and materials?)',
          '(contracts?|projects?|agency|agencies|billing|pricing|work|freelancers?)',
          '(compare|comparison|contrast|difference|table|versus|vs)',
        ],
      },
    ],
    de: [
      {
        all: [
          `^${bitte}(vergleichen?( sie)?|stelle?|stellen sie|zeige?|erstellen?( sie)?|mach|was ist der unterschied)`,
          '(festpreis|festpreise|festpreisvertrag|festpreisvertrage|festpreisvertragen|pauschal|pauschalpreis|pauschalvertrage)',
          '(vergleichen?|vergleich|unterschied|tabelle|gegenuber|gegenuberstellung)',
          '(stunden|stundenvertrage|stundenvertragen|stundenvertrag|stundenbasis|stundensatz|stundensatze|aufwand|stundenweise)',
        ],
      },
    ],
    es: [
      {
        all: [
          `^${porFavor}(compara|compare|comparar|haz|haga|muestra|muestre|cual es la diferencia)`,
          'precio (fijo|cerrado)',
          '(por horas?|horas)',
          '(contratos?|proyectos?|agencia|trabajo)',
          '(compara|compare|comparar|comparacion|diferencia|tabla)',
        ],
      },
    ],
    ar: [
      {
        all: [
          `^${minFadlak}(قارن|قارني|تقارن|اعرض|ما الفرق|اعمل مقارنة|ضع مقارنة)`,
          '(ال|ب|بال)?(سعر|اسعار|مبلغ) (ال)?(ثابت|الثابت|ثابتة|الثابتة|مقطوع)|(ال)?(ثابتة|ثابت) السعر',
          '(بالساعة|بالساعات|الساعة)',
          '(قارن|قارني|تقارن|مقارنة|الفرق|جدول)',
        ],
      },
    ],
  },
  answers: {
    en: [
      `Neither is better by itself: a fixed price moves the risk to you, an hourly rate moves it to the client.

| | Fixed price | Hourly |
| --- | --- | --- |
| **Risk** | Yours: every underestimate eats the margin | The client's: they pay for what it really takes |
| **Cash flow** | In instalments; good with 30–40 % in advance | Monthly and even, follows the work |
| **Effort to manage** | High before (scope, acceptance), low during | Low before, steady during (timesheets, budget talks) |
| **Changes** | Each needs an amendment | Simply done, and billed |
| **Fits** | Known work: a relaunch, a brochure, an audit | Unknown work: support, research, long co-operation |

**For a small agency:** sell a fixed price only for what you have done twice before, add 20 % for surprises, and leave everything else hourly with a monthly cap.`,
      `Seen from a small agency that has to pay salaries every month:

| Question | Fixed price | Hourly |
| --- | --- | --- |
| Who pays if it takes longer? | We do | The client does |
| When does money come? | At milestones, often late | Every month |
| What is the work around it? | A precise scope, change requests | Timesheets, a report each month |
| How do we earn more? | By getting faster | By working more, or raising the rate |
| What does the client fear? | Paying for padding | A bill without an end |

A third way takes the best of both: **a fixed price for a two-week discovery**, then an hourly contract with a **cap that needs consent to pass**. The client knows the worst case, and you do not carry it alone.`,
    ],
    de: [
      `Keiner von beiden ist an sich besser: Beim Festpreis tragen Sie das Risiko, bei Stunden der Kunde.

| | Festpreis | Nach Stunden |
| --- | --- | --- |
| **Risiko** | Bei Ihnen: Jede Fehlschätzung kostet Marge | Beim Kunden: Er zahlt den wirklichen Aufwand |
| **Liquidität** | In Raten; gut mit 30–40 % Anzahlung | Monatlich und gleichmäßig |
| **Verwaltung** | Hoch davor (Umfang, Abnahme), gering danach | Gering davor, stetig danach (Stundenzettel, Budget) |
| **Änderungen** | Jede braucht einen Nachtrag | Werden gemacht und berechnet |
| **Passt zu** | Bekanntem: Relaunch, Broschüre, Prüfung | Offenem: Betreuung, Forschung, lange Zusammenarbeit |

**Für eine kleine Agentur:** Festpreis nur für das, was Sie schon zweimal gemacht haben, plus 20 % Puffer. Alles andere nach Stunden, mit einer monatlichen Obergrenze.`,
      `Aus Sicht einer kleinen Agentur, die jeden Monat Gehälter zahlt:

| Frage | Festpreis | Nach Stunden |
| --- | --- | --- |
| Wer zahlt, wenn es länger dauert? | Wir | Der Kunde |
| Wann kommt das Geld? | Bei Meilensteinen, oft spät | Jeden Monat |
| Welche Arbeit hängt daran? | Genauer Umfang, Nachträge | Stundenzettel, Monatsbericht |
| Wie verdienen wir mehr? | Indem wir schneller werden | Mit mehr Stunden oder höherem Satz |
| Was fürchtet der Kunde? | Versteckte Zuschläge | Eine Rechnung ohne Ende |

Ein dritter Weg verbindet beides: **Festpreis für zwei Wochen Konzept**, danach Stunden mit einer **Obergrenze, die nur mit Zustimmung überschritten wird**.`,
    ],
    es: [
      `Ninguno es mejor por sí mismo: el precio fijo le pasa el riesgo a usted; las horas, al cliente.

| | Precio fijo | Por horas |
| --- | --- | --- |
| **Riesgo** | Suyo: cada error de cálculo reduce el margen | Del cliente: paga lo que realmente cuesta |
| **Flujo de caja** | A plazos; conviene un anticipo del 30–40 % | Mensual y regular |
| **Gestión** | Alta antes (alcance, aceptación), baja después | Baja antes, constante después (partes de horas) |
| **Cambios** | Cada uno exige un anexo | Se hacen y se facturan |
| **Adecuado para** | Lo conocido: una web, un folleto, una auditoría | Lo abierto: soporte, investigación, relaciones largas |

**Para una agencia pequeña:** precio fijo solo para lo que ya ha hecho dos veces, con un 20 % de margen. Todo lo demás, por horas y con un tope mensual.`,
      `Desde el punto de vista de una agencia pequeña que paga nóminas cada mes:

| Pregunta | Precio fijo | Por horas |
| --- | --- | --- |
| ¿Quién paga si se alarga? | Nosotros | El cliente |
| ¿Cuándo llega el dinero? | En los hitos, a menudo tarde | Cada mes |
| ¿Qué trabajo añade? | Alcance preciso, anexos | Partes de horas, informe mensual |
| ¿Cómo se gana más? | Siendo más rápidos | Con más horas o mejor tarifa |

Hay una tercera vía: **precio fijo para dos semanas de análisis** y después horas con un **tope que solo se supera con su consentimiento**.`,
    ],
    ar: [
      `لا يوجد خيار أفضل دائمًا: السعر الثابت يحمّلك المخاطرة، والساعات تحمّلها للعميل.

| | سعر ثابت | بالساعة |
| --- | --- | --- |
| **المخاطرة** | عليك: كل خطأ في التقدير يأكل الربح | على العميل: يدفع ما يلزم فعلًا |
| **التدفق النقدي** | على دفعات، ويُستحسن مقدَّم 30–40 % | شهري ومنتظم |
| **جهد الإدارة** | كبير قبل البدء، قليل بعده | قليل قبل البدء، مستمر بعده |
| **التعديلات** | كل تعديل يحتاج إلى ملحق | تُنفَّذ وتُحاسَب |
| **يناسب** | العمل المعروف: موقع، كتيّب، تدقيق | العمل المفتوح: دعم، بحث، تعاون طويل |

**لوكالة صغيرة:** اعتمد السعر الثابت لما أنجزته مرتين من قبل، وأضف 20 % للمفاجآت، واجعل الباقي بالساعة مع سقف شهري.`,
      `من وجهة نظر وكالة صغيرة تدفع الرواتب كل شهر:

| السؤال | سعر ثابت | بالساعة |
| --- | --- | --- |
| من يدفع إن طال العمل؟ | نحن | العميل |
| متى يصل المال؟ | عند المراحل، وغالبًا متأخرًا | كل شهر |
| ما العمل الإضافي؟ | نطاق دقيق وملاحق | سجلات ساعات وتقرير شهري |
| كيف نربح أكثر؟ | حين نصبح أسرع | بساعات أكثر أو سعر أعلى |

وهناك حل وسط: **سعر ثابت لأسبوعي تحليل**، ثم ساعات مع **سقف لا يُتجاوز إلا بموافقة العميل**.`,
    ],
  },
  short: {
    en: 'With a **fixed price** you carry the risk, money comes at milestones, and the work is in the scope. **Hourly**, the client carries it, money comes monthly, and the work is in the timesheets. Take fixed prices for what you have done twice, hours with a cap for the rest.',
    de: 'Beim **Festpreis** tragen Sie das Risiko, Geld kommt bei Meilensteinen, die Arbeit steckt im genauen Umfang. **Nach Stunden** trägt es der Kunde, Geld kommt monatlich, die Arbeit steckt in den Stundenzetteln. Festpreis für Bekanntes, Stunden mit Obergrenze für den Rest.',
    es: 'Con **precio fijo** el riesgo es suyo, el dinero llega en los hitos y el trabajo está en definir el alcance. **Por horas** el riesgo es del cliente, el dinero llega cada mes y el trabajo está en los partes. Precio fijo para lo conocido; horas con tope para lo demás.',
    ar: 'في **السعر الثابت** تتحمل أنت المخاطرة ويصل المال عند المراحل. **بالساعة** يتحملها العميل ويصل المال شهريًا. اختر السعر الثابت للعمل المعروف، والساعات مع سقف لما سواه.',
  },
};
