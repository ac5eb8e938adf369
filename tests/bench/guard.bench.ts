import { inspect, StreamGuard } from '../../backend/src/modules/guard/index.ts';
import { median } from './support/median.ts';

const runs = 1_000;
const mustMs = 2;
const answers = 50;
/** Of an answer with so many pieces a second as models give at most (a few hundred), a hundredth of one core. */
const mustPieceMs = 0.1;

const texts = {
  prose: 'The quick brown fox jumps over the lazy dog, reads a good book about birds, and goes to bed at nine. ',
  'prose, figures and code': `On 2026-11-21 we shipped order 4000-1234-5678-9012 (3 items, 1,234.56 EUR) to Ms Müller, +49 151 2345 6789.
const rows = await tx.any(sql.type(row)\`select * from orders where org_id = \${tx.orgId}\`); // 550e8400-e29b-41d4-a716-446655440000
The password must be at least 12 characters. See https://example.com:8443/path?x=1 for details.\n`,
  Arabic: 'كيف يمكنني تغيير كلمة المرور الخاصة بي؟ أريد أيضًا معرفة رصيد الفاتورة رقم ٢٠٢٦٠٨١٥. ',
  Chinese: '请问如何修改密码？我还想知道发票的余额，以及上个月的订单什么时候能够送到我们公司的仓库。',
};

const filled = (text: string): string => text.repeat(Math.ceil(4_096 / text.length)).slice(0, 4_096);

/** The guard on prompts of 4 kB in which it finds nothing, as nearly all are. */
function prompt(kind: string, text: string) {
  for (let warmUp = 0; warmUp < runs; warmUp++) inspect(text);
  const times = Array.from({ length: runs }, () => {
    const startedAt = performance.now();
    inspect(text);
    return performance.now() - startedAt;
  });
  const value = median(times);
  return { what: `guard, 4 kB of ${kind}, p50`, value, unit: 'ms', must: `≤ ${mustMs} ms`, ok: value <= mustMs };
}

/** What it adds to each piece of an answer of that length, a word or less each. */
function piece(kind: string, text: string) {
  const pieces = text.match(/\s?\S{1,6}|\s+/g) ?? [];
  const times = Array.from({ length: answers * 2 }, () => {
    const guard = new StreamGuard();
    const startedAt = performance.now();
    for (const one of pieces) guard.push(one);
    return (performance.now() - startedAt) / pieces.length;
  });
  const value = median(times.slice(answers));
  const must = `≤ ${mustPieceMs} ms`;
  return { what: `guard, a piece of ${kind}, p50`, value, unit: 'ms', must, ok: value <= mustPieceMs };
}

async function run() {
  const kinds = Object.entries(texts).map(([kind, text]) => [kind, filled(text)] as const);
  return [...kinds.map(([kind, text]) => prompt(kind, text)), ...kinds.map(([kind, text]) => piece(kind, text))];
}

export default { name: 'guard', run };
