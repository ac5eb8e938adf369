import { inspect } from '../../backend/src/modules/guard/index.ts';

const runs = 1_000;
const mustMs = 2;

const texts = {
  prose: 'The quick brown fox jumps over the lazy dog, reads a good book about birds, and goes to bed at nine. ',
  'prose, figures and code': `On 2026-11-21 we shipped order 4000-1234-5678-9012 (3 items, 1,234.56 EUR) to Ms Müller, +49 151 2345 6789.
const rows = await tx.any(sql.type(row)\`select * from orders where org_id = \${tx.orgId}\`); // 550e8400-e29b-41d4-a716-446655440000
The password must be at least 12 characters. See https://example.com:8443/path?x=1 for details.\n`,
  Arabic: 'كيف يمكنني تغيير كلمة المرور الخاصة بي؟ أريد أيضًا معرفة رصيد الفاتورة رقم ٢٠٢٦٠٨١٥. ',
};

/** The guard on prompts of 4 kB in which it finds nothing, as nearly all are. */
async function run() {
  return Object.entries(texts).map(([kind, text]) => {
    const prompt = text.repeat(Math.ceil(4_096 / text.length)).slice(0, 4_096);
    for (let warmUp = 0; warmUp < runs; warmUp++) inspect(prompt);
    const times = Array.from({ length: runs }, () => {
      const startedAt = performance.now();
      inspect(prompt);
      return performance.now() - startedAt;
    }).sort((a, b) => a - b);
    const value = times[Math.floor(runs / 2)]!;
    return { what: `guard, 4 kB of ${kind}, p50`, value, unit: 'ms', must: `≤ ${mustMs} ms`, ok: value <= mustMs };
  });
}

export default { name: 'guard', run };
