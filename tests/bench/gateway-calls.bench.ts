import autocannon from 'autocannon';
import { openWays } from './gateway/ways.ts';
import { median } from './support/median.ts';
import type { Target } from './support/stream-timing.ts';

const callers = 50;
/** Seconds a turn, and turns; the two take turns, so that what the machine does meanwhile hits both. */
const seconds = 5;
const turns = 3;
/** Half of what Portkey's gateway, which neither meters nor guards, gets of the relay's calls (0.176, docs/adr/0041). */
const must = 0.088;

async function callsPerSecond({ url, headers, body }: Target, duration = seconds): Promise<number> {
  const { requests, non2xx, errors } = await autocannon({
    url,
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
    connections: callers,
    duration,
  });
  if (non2xx + errors > 0) throw new Error(`${non2xx + errors} calls of ${url} failed`);
  return requests.average;
}

/** Whole answers of a provider that needs no time, as many as go through. Reference: a relay that looks at nothing. */
async function run() {
  const ways = await openWays('instant', { stream: false });
  try {
    const rates: Record<'relay' | 'portal', number[]> = { relay: [], portal: [] };
    await callsPerSecond(ways.portal, 10);
    for (let turn = 0; turn < turns; turn++) {
      rates.relay.push(await callsPerSecond(ways.relay));
      rates.portal.push(await callsPerSecond(ways.portal));
    }
    const [value, reference] = [median(rates.portal), median(rates.relay)];
    const ratio = value / reference;
    const what = `gateway, ${callers} callers, not streaming`;
    return [{ what, value, unit: 'calls/s', reference, ratio, must: `≥ ${must} ×`, ok: ratio >= must }];
  } finally {
    await ways.stop();
  }
}

export default { name: 'gateway-calls', run };
