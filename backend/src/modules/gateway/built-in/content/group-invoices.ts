import type { Subject } from '../topic.ts';
import { bitte, minFadlak, please, porFavor } from './polite-words.ts';

const withLoop = `\`\`\`ts
interface Invoice {
  number: string;
  issuedOn: string; // '2026-03-14'
  cents: number;
}

function groupByMonth(invoices: readonly Invoice[]): Map<string, Invoice[]> {
  const months = new Map<string, Invoice[]>();
  for (const invoice of invoices) {
    const month = invoice.issuedOn.slice(0, 7);
    const group = months.get(month);
    if (group) group.push(invoice);
    else months.set(month, [invoice]);
  }
  return months;
}
\`\`\``;

const withGroupBy = `\`\`\`ts
interface Invoice {
  number: string;
  issuedOn: string; // '2026-03-14'
  cents: number;
}

const groupByMonth = (invoices: readonly Invoice[]): Map<string, Invoice[]> =>
  Map.groupBy(invoices, ({ issuedOn }) => issuedOn.slice(0, 7));

const totals = (invoices: readonly Invoice[]): [month: string, cents: number][] =>
  [...groupByMonth(invoices)]
    .map(([month, group]): [string, number] => [month, group.reduce((sum, { cents }) => sum + cents, 0)])
    .sort(([a], [b]) => a.localeCompare(b));
\`\`\``;

/** Shows code. */
export const groupInvoices: Subject = {
  suggestion: {
    en: 'Write a TypeScript function that groups a list of invoices by month, and explain it.',
    de: 'Schreib eine TypeScript-Funktion, die Rechnungen nach Monat gruppiert, und erkläre sie.',
    es: 'Escribe una función de TypeScript que agrupe una lista de facturas por mes y explícala.',
    ar: 'اكتب دالة TypeScript تجمع قائمة فواتير حسب الشهر، واشرحها.',
  },
  triggers: {
    en: [
      {
        all: [
          `^${please}(write|show|give|create|implement|make|explain|i need)`,
          '(typescript|javascript|ts|js)',
          '(groups?|grouping|grouped)',
          'invoices?',
          '(months?|monthly)',
        ],
        unless: '(customers?|clients?|years?|weeks?|quarters?|currency|status|sql|react)',
      },
    ],
    de: [
      {
        all: [
          `^${bitte}(schreibe?|schreiben sie|zeige?|zeigen sie|erstellen?( sie)?|implementiere|ich brauche)`,
          '(typescript|javascript|ts|js)',
          '(gruppiert|gruppieren|gruppierung)',
          '(rechnungen|rechnungsliste)',
          '(monat|monaten|monatsweise|monatlich)',
        ],
        unless: '(kunde|kunden|jahr|woche|quartal|wahrung|status|sql|react)',
      },
    ],
    es: [
      {
        all: [
          `^${porFavor}(escribe|escriba|muestra|muestre|crea|cree|haz|implementa|necesito)`,
          '(typescript|javascript|ts|js)',
          '(agrupe|agrupa|agrupar)',
          'facturas',
          '(mes|meses)',
        ],
        unless: '(clientes?|ano|semana|trimestre|moneda|estado|sql|react)',
      },
    ],
    ar: [
      {
        all: [
          `^${minFadlak}(اكتب|اكتبي|تكتب|اعرض|انشئ|اريد)`,
          '(typescript|javascript|تايب سكريبت|تايبسكريبت)',
          '(تجمع|تجميع|لتجميع|تصنف|لتصنيف|تقسم|وتجميع)',
          '(ال)?فواتير',
          '(ال)?(شهر|شهور|اشهر)',
        ],
      },
    ],
  },
  answers: {
    en: [
      `${withLoop}

Line by line:

- **\`issuedOn\`** is an ISO date. Its first seven characters are the month (\`2026-03\`), so no time zone can move an invoice.
- **\`new Map\`** keeps the months in the order in which they first appear, and takes any key without surprises.
- **\`slice(0, 7)\`** cuts the day off.
- **\`months.get(month)\`** finds the group if there is one; \`if (group)\` lets TypeScript know that it is not \`undefined\`.
- **\`push\`** adds to that group, and **\`set\`** begins a new one with this invoice in it.
- The result is a \`Map\`: \`groupByMonth(list).get('2026-03')\` are the invoices of March.

Each invoice is looked at once, so it takes ten times as long for ten times as many. Amounts are whole **cents**: they add up without rounding.`,
      `With \`Map.groupBy\` (ES2024, Node 21 and later) it is one line, and the totals come with it:

${withGroupBy}

Line by line:

1. \`Map.groupBy(invoices, …)\` calls the function for each invoice and puts those with the same answer together.
2. \`({ issuedOn }) => issuedOn.slice(0, 7)\` answers with the month, \`2026-03\`.
3. \`[...groupByMonth(invoices)]\` turns the map into pairs of month and group.
4. \`reduce\` adds the cents of a group, beginning with 0.
5. \`sort\` puts the months in order; for ISO dates the alphabet is the calendar.

Of older engines only the first line has to change: a loop with \`Map.set\` does the same.`,
    ],
    de: [
      `${withLoop}

Zeile für Zeile:

- **\`issuedOn\`** ist ein ISO-Datum. Die ersten sieben Zeichen sind der Monat (\`2026-03\`), keine Zeitzone verschiebt eine Rechnung.
- **\`new Map\`** behält die Monate in der Reihenfolge, in der sie zuerst vorkommen.
- **\`slice(0, 7)\`** schneidet den Tag ab.
- **\`months.get(month)\`** findet die Gruppe, falls es sie gibt; nach \`if (group)\` weiß TypeScript, dass sie nicht \`undefined\` ist.
- **\`push\`** ergänzt diese Gruppe, **\`set\`** beginnt eine neue mit dieser Rechnung.
- Das Ergebnis ist eine \`Map\`: \`groupByMonth(liste).get('2026-03')\` sind die Rechnungen im März.

Jede Rechnung wird einmal angesehen. Beträge sind ganze **Cent**: Sie lassen sich ohne Rundung addieren.`,
      `Mit \`Map.groupBy\` (ES2024, ab Node 21) ist es eine Zeile, und die Summen kommen gleich dazu:

${withGroupBy}

Zeile für Zeile:

1. \`Map.groupBy(invoices, …)\` ruft die Funktion für jede Rechnung auf und legt zusammen, was die gleiche Antwort gibt.
2. \`({ issuedOn }) => issuedOn.slice(0, 7)\` antwortet mit dem Monat, \`2026-03\`.
3. \`[...groupByMonth(invoices)]\` macht aus der Map Paare von Monat und Gruppe.
4. \`reduce\` addiert die Cent einer Gruppe, beginnend mit 0.
5. \`sort\` ordnet die Monate; bei ISO-Daten ist das Alphabet der Kalender.`,
    ],
    es: [
      `${withLoop}

Línea por línea:

- **\`issuedOn\`** es una fecha ISO. Sus siete primeros caracteres son el mes (\`2026-03\`): ninguna zona horaria mueve una factura.
- **\`new Map\`** conserva los meses en el orden en que aparecen.
- **\`slice(0, 7)\`** quita el día.
- **\`months.get(month)\`** busca el grupo; tras \`if (group)\` TypeScript sabe que no es \`undefined\`.
- **\`push\`** añade a ese grupo y **\`set\`** empieza uno nuevo.
- El resultado es un \`Map\`: \`groupByMonth(lista).get('2026-03')\` son las facturas de marzo.

Cada factura se mira una sola vez. Los importes son **céntimos** enteros: se suman sin redondeos.`,
      `Con \`Map.groupBy\` (ES2024, desde Node 21) es una sola línea, y los totales vienen incluidos:

${withGroupBy}

Línea por línea:

1. \`Map.groupBy(invoices, …)\` llama a la función con cada factura y junta las que dan la misma respuesta.
2. \`({ issuedOn }) => issuedOn.slice(0, 7)\` responde con el mes, \`2026-03\`.
3. \`[...groupByMonth(invoices)]\` convierte el mapa en pares de mes y grupo.
4. \`reduce\` suma los céntimos de un grupo, desde 0.
5. \`sort\` ordena los meses; con fechas ISO el alfabeto es el calendario.`,
    ],
    ar: [
      `${withLoop}

شرح الأسطر:

- **\`issuedOn\`** تاريخ بصيغة ISO، وأول سبعة أحرف منه هي الشهر (\`2026-03\`).
- **\`new Map\`** تحفظ الأشهر بترتيب ظهورها.
- **\`slice(0, 7)\`** تحذف اليوم.
- **\`months.get(month)\`** تبحث عن المجموعة، وبعد \`if (group)\` يعرف TypeScript أنها موجودة.
- **\`push\`** تضيف إلى المجموعة، و **\`set\`** تبدأ مجموعة جديدة.
- النتيجة \`Map\`: الاستدعاء \`groupByMonth(list).get('2026-03')\` يعطي فواتير مارس.

تُقرأ كل فاتورة مرة واحدة، والمبالغ **سنتات** صحيحة تُجمع دون تقريب.`,
      `مع \`Map.groupBy\` (ES2024، ابتداءً من Node 21) يكفي سطر واحد، ومعه المجاميع:

${withGroupBy}

شرح الأسطر:

1. \`Map.groupBy(invoices, …)\` تستدعي الدالة لكل فاتورة وتجمع ما له الجواب نفسه.
2. \`({ issuedOn }) => issuedOn.slice(0, 7)\` تعيد الشهر، \`2026-03\`.
3. \`[...groupByMonth(invoices)]\` تحوّل الخريطة إلى أزواج من شهر ومجموعة.
4. \`reduce\` تجمع السنتات بدءًا من 0.
5. \`sort\` ترتّب الأشهر، فترتيب الحروف في تواريخ ISO هو ترتيب التقويم.`,
    ],
  },
  short: {
    en: '```ts\nconst byMonth = Map.groupBy(invoices, ({ issuedOn }) => issuedOn.slice(0, 7));\n```\n\nThe first seven characters of an ISO date are its month; `Map.groupBy` (ES2024) puts invoices of the same month together.',
    de: '```ts\nconst byMonth = Map.groupBy(invoices, ({ issuedOn }) => issuedOn.slice(0, 7));\n```\n\nDie ersten sieben Zeichen eines ISO-Datums sind der Monat; `Map.groupBy` (ES2024) legt Rechnungen desselben Monats zusammen.',
    es: '```ts\nconst byMonth = Map.groupBy(invoices, ({ issuedOn }) => issuedOn.slice(0, 7));\n```\n\nLos siete primeros caracteres de una fecha ISO son el mes; `Map.groupBy` (ES2024) junta las facturas del mismo mes.',
    ar: '```ts\nconst byMonth = Map.groupBy(invoices, ({ issuedOn }) => issuedOn.slice(0, 7));\n```\n\nأول سبعة أحرف من تاريخ ISO هي الشهر، و`Map.groupBy` (ES2024) تجمع فواتير الشهر الواحد.',
  },
};
