import type { Behaviour, ReceivedRequest } from '../../support/fake-openai.ts';

const guide = `Here is the plan, in **three** steps. See [the handbook](https://example.com/handbook).

## Group the invoices

1. Read every invoice once.
2. Take its month as the key, e.g. \`2026-11\`.
3. Add it to that month's list.

\`\`\`ts
interface Invoice { id: string; due: Date; total: number }

/** Invoices by month, oldest first. */
export function byMonth(invoices: Invoice[]): Map<string, Invoice[]> {
  const months = new Map<string, Invoice[]>();
  for (const invoice of invoices.toSorted((a, b) => a.due.getTime() - b.due.getTime())) {
    const key = invoice.due.toISOString().slice(0, 7); // "2026-11"
    months.set(key, [...(months.get(key) ?? []), invoice]);
  }
  return months;
}
\`\`\`

### What it costs

| Step | Time | Memory | When it matters |
|:--|--:|--:|:--|
| Sort | O(n log n) | O(n) | from about 100,000 invoices |
| Group | O(n) | O(n) | hardly ever |
| Print | O(m) | O(1) | never |

> The order inside of a month is kept, because the sort is stable.

- [x] grouped
- [ ] shown on the page

هذه الجملة مكتوبة بالعربية. Die Rechnungsübersichtsaktualisierungszeitpunkte stehen im Anhang.`;

/** Formulas beside amounts of money, code that is long and wide, a table that is wide and long. */
const science = `With $x^2 + y_1$ it costs $5 or $10 a month, and \\(\\sqrt{2}\\) is irrational:

$$
\\int_0^1 \\frac{dx}{1 + x^2} = \\frac{\\pi}{4}
$$

\`\`\`py
${Array.from({ length: 60 }, (_, n) => `value_${n} = "${'a long line of code, '.repeat(4)}"`).join('\n')}
\`\`\`

| ${Array.from({ length: 14 }, (_, n) => `Column ${n + 1}`).join(' | ')} |
|${'---|'.repeat(14)}
${Array.from({ length: 30 }, (_, n) => `| Row ${n + 1} |${' words |'.repeat(13)}`).join('\n')}
`;

const hostile =
  '<img src=x onerror=alert(1)> [click](javascript:alert(1)) ![x](https://tracker.example/x.png) <script>alert(1)</script>';

const numbers = (last: number) => Array.from({ length: last }, (_, index) => `${index + 1} `);

const inPieces = (text: string, length = 7) => text.match(new RegExp(`[^]{1,${length}}`, 'gu')) ?? [];

/** Behaviour of the provider by keyword in the question. Any other question is answered at once, with its own text. */
const scripts: Record<string, Behaviour> = {
  '#guide': { pieces: inPieces(guide), pieceEveryMs: 1 },
  '#count': { pieces: numbers(200), pieceEveryMs: 15 },
  '#silent': { firstPieceAfterMs: 50_000 },
  '#cut': {
    pieces: inPieces('The first half of an answer, and then the connection broke.'),
    pieceEveryMs: 15,
    cutAfter: 4,
  },
  '#down': { status: 500, error: { message: 'internal' } },
  '#long': { pieces: ['As long as it may be'], finishReason: 'length' },
  '#hostile': { pieces: [hostile] },
  '#science': { pieces: inPieces(science, 60), pieceEveryMs: 1 },
};

/** By the tag of `#hold-tag`, a question whose answer stops after the number 30 until `#release-tag` is asked. */
const holds = new Map<string, PromiseWithResolvers<void>>();

function heldOrReleased(question: string): Behaviour | undefined {
  const [, verb, tag] = /#(hold|release)-(\w+)/u.exec(question) ?? [];
  if (tag === undefined) return undefined;
  const hold = holds.get(tag) ?? Promise.withResolvers<void>();
  holds.set(tag, hold);
  if (verb === 'hold') return { pieces: numbers(300), holdAfter: { pieces: 30, until: hold.promise } };
  hold.resolve();
  return { pieces: ['Released'] };
}

/** Chooses the behaviour by the last question, so that tests in any process can request it. */
export function scripted({ body }: ReceivedRequest): Behaviour {
  if (body.messages[0]?.content.startsWith('Name this conversation')) return { pieces: ['A scripted name'] };
  const question = body.messages.findLast(({ role }) => role === 'user')?.content ?? '';
  const held = heldOrReleased(question);
  if (held) return held;
  const keyword = Object.keys(scripts).find((key) => question.includes(key));
  const questions = body.messages.filter(({ role }) => role === 'user').length;
  return (keyword && scripts[keyword]) || { pieces: inPieces(`Answer ${questions} to: ${question}`), pieceEveryMs: 10 };
}
