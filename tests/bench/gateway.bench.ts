import { openWays } from './gateway/ways.ts';
import { median } from './support/median.ts';
import { timeStreams, type Timing } from './support/stream-timing.ts';

const callers = [1, 16, 50];
/** Answers of each way at each concurrency, in turns, so that what the machine does meanwhile hits all three. */
const turns = 3;
/** What each way runs before it is measured: the compiler needs some ten thousand events to have done its work. */
const warmUp = 500;
const answersPerTurn = (concurrency: number) => Math.max(8, concurrency * 3);
/** In all twice what Portkey's gateway adds, a Node relay without any of the steps (2.7 ms). */
const mustMs = { firstTextMs: 4, totalMs: 5.4 };
const names = ['direct', 'relay', 'portal'] as const;
type Timings = Record<(typeof names)[number], Timing[]>;

/** What the gateway adds to a streamed answer. Reference: a relay that looks at nothing, in the same run. */
async function run() {
  const ways = await openWays('spoken', { stream: true });
  try {
    for (const name of names) await timeStreams(ways[name], 50, warmUp);
    const rows = [];
    for (const concurrency of callers) {
      const timings: Timings = { direct: [], relay: [], portal: [] };
      for (let turn = 0; turn < turns; turn++) {
        for (const name of names) {
          timings[name].push(...(await timeStreams(ways[name], concurrency, answersPerTurn(concurrency))));
        }
      }
      rows.push(...rowsOf(concurrency, timings));
    }
    return rows;
  } finally {
    await ways.stop();
  }
}

function rowsOf(concurrency: number, timings: Timings) {
  const figures = [
    ['added time to first token p50', 'firstTextMs'],
    ['total added p50', 'totalMs'],
  ] as const;
  return figures.map(([what, field]) => {
    const of = (way: keyof Timings) => median(timings[way].map((timing) => timing[field]));
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
