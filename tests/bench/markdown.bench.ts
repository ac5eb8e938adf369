import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CDPSession, chromium } from 'playwright';
import { build } from 'vite';
import { messages } from '../../frontend/messages-plugin.ts';
import { launchOptions } from '../support/chromium.ts';

const length = 12_000;
const pieceLength = 4;
const mustSeconds = 2;

/** A part of an answer with everything that answers are made of. */
const section = (n: number) => `## ${n}. Group the invoices by month

Read **every** invoice once, take its month as the key, and add it to *that* month's list. See [the handbook](https://example.com/${n}),
or ask whoever wrote \`byMonth\` in ${2000 + n}; the order inside of a month is kept, because the sort is stable.

1. Sort by due date.
2. Take the first seven characters, e.g. \`2026-11\`.
   - Months without invoices are left out.
   - Dates without a zone are read as UTC.
3. Append.

\`\`\`ts
export function byMonth${n}(invoices: Invoice[]): Map<string, Invoice[]> {
  const months = new Map<string, Invoice[]>();
  for (const invoice of invoices.toSorted((a, b) => a.due.getTime() - b.due.getTime())) {
    const key = invoice.due.toISOString().slice(0, 7); // "2026-11"
    months.set(key, [...(months.get(key) ?? []), invoice]);
  }
  return months;
}
\`\`\`

| Step | Time | Memory |
|:--|--:|--:|
| Sort | O(n log n) | O(n) |
| Group | O(n) | O(n) |

> It is the sort that costs, and only from about 100,000 invoices on.

`;

/** Answers stream in thousands of pieces; what drawing them takes from the main thread, typing beside them lacks. */
async function run() {
  const text = Array.from({ length: 20 }, (_, index) => section(index + 1)).join('');
  const pieces = Array.from({ length: length / pieceLength }, (_, n) =>
    text.slice(n * pieceLength, (n + 1) * pieceLength),
  );
  const folder = await mkdtemp(join(tmpdir(), 'atrium-markdown-'));
  await buildPage(folder);
  const browser = await chromium.launch(launchOptions);
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.route('http://bench.test/**', (route) =>
      route.fulfill({ path: join(folder, new URL(route.request().url()).pathname) }),
    );
    await page.goto('http://bench.test/index.html');
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    // Once to compile and to fetch the highlighter, then measured.
    await page.evaluate((all) => window.ours(all), pieces.slice(0, 500));
    const value = await busySeconds(session, () => page.evaluate((all) => window.ours(all), pieces));
    const reference = await busySeconds(session, () => page.evaluate((all) => window.reference(all), pieces));
    return [
      {
        what: `streaming markdown, ${length / 1000} kB in ${pieces.length.toLocaleString('en')} pieces, main thread`,
        value,
        unit: 's',
        reference,
        ratio: value / reference,
        must: `≤ ${mustSeconds} s`,
        ok: value <= mustSeconds,
      },
    ];
  } finally {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The benchmark's own page, with the components as the application has them. */
async function buildPage(folder: string): Promise<void> {
  await build({
    root: fileURLToPath(new URL('markdown', import.meta.url)),
    configFile: false,
    logLevel: 'error',
    plugins: [messages()],
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { outDir: folder, emptyOutDir: true, target: 'es2023' },
  });
}

/** CPU seconds of the page's main thread while `work` runs. */
async function busySeconds(session: CDPSession, work: () => Promise<void>): Promise<number> {
  const read = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
  };
  const before = await read();
  await work();
  return (await read()) - before;
}

export default { name: 'markdown', run };
