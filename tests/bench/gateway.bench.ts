import { startPortal } from './gateway/portal.ts';
import { start } from './gateway/process.ts';
import { median, timeStreams, type Target, type Timing } from './gateway/stream-timing.ts';

const callers = [1, 16, 50];
/** Answers of each way at each concurrency, in turns, so that what the machine does meanwhile hits all three. */
const turns = 4;
const answersPerTurn = (concurrency: number) => Math.max(12, concurrency * 3);
const prompt = 'What did we agree on for the delivery of order 4000-1234-5678-9012? '.repeat(8);
/** Twice what Portkey's gateway adds in all, a Node relay without any of the steps (2.7 ms). */
const mustMs = { firstTextMs: 10, totalMs: 5.4 };

/**
 * What the gateway adds to a streamed answer, with everything on: sign-in, permission, guard, reservation (committed to
 * disk before the call), ledger, log. Reference: a relay that looks at nothing, in the same run.
 */
async function run() {
  const upstream = await start('./upstream.ts');
  const relay = await start('./relay.ts', [upstream.url]);
  const portal = await startPortal(upstream.url);
  const completion = {
    model: 'bench',
    stream: true,
    stream_options: { include_usage: true },
    messages: [{ role: 'user', content: prompt }],
  };
  const completions = (url: string): Target => ({
    url: `${url}/chat/completions`,
    headers: {},
    body: completion,
    firstText: '"content":"Here"',
  });
  const ways = {
    direct: completions(upstream.url),
    relay: completions(relay.url),
    portal: {
      url: `${portal.url}/api/v1/chat`,
      headers: { authorization: `Bearer ${portal.token}`, 'x-tenant': portal.slug, accept: 'text/event-stream' },
      body: { prompt },
      firstText: '"text":"Here"',
    },
  };
  try {
    for (const target of Object.values(ways)) await timeStreams(target, 8, 60);
    const rows = [];
    for (const concurrency of callers) {
      const timings: Record<keyof typeof ways, Timing[]> = { direct: [], relay: [], portal: [] };
      for (let turn = 0; turn < turns; turn++) {
        for (const way of Object.keys(ways) as (keyof typeof ways)[]) {
          timings[way].push(...(await timeStreams(ways[way], concurrency, answersPerTurn(concurrency))));
        }
      }
      rows.push(...rowsOf(concurrency, timings));
    }
    return rows;
  } finally {
    await Promise.all([portal.stop(), relay.stop(), upstream.stop()]);
  }
}

function rowsOf(concurrency: number, timings: Record<'direct' | 'relay' | 'portal', Timing[]>) {
  const figures = [
    ['added time to first token p50', 'firstTextMs'],
    ['total added p50', 'totalMs'],
  ] as const;
  return figures.map(([what, field]) => {
    const of = (way: keyof typeof timings) => median(timings[way].map((timing) => timing[field]));
    const value = of('portal') - of('direct');
    const reference = of('relay') - of('direct');
    const must = mustMs[field];
    return {
      what: `gateway, c = ${concurrency}: ${what}`,
      value,
      unit: 'ms',
      reference,
      ratio: value / reference,
      must: `≤ ${must} ms`,
      ok: value <= must,
    };
  });
}

export default { name: 'gateway', run };
