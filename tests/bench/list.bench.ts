import autocannon from 'autocannon';
import { fillConversations } from './list/rows.ts';
import { startPortal } from './support/portal.ts';
import { start } from './support/process.ts';
import { median } from './support/median.ts';

const concurrencies = [1, 16, 64];
/** Seconds a turn, and turns; the two take turns, so that what the machine does meanwhile hits both. */
const seconds = 4;
const turns = 3;
const must = 0.75;

type Target = { url: string; headers: Record<string, string> };

async function requestsPerSecond(target: Target, connections: number): Promise<number> {
  const { requests, non2xx, errors } = await autocannon({ ...target, connections, duration: seconds });
  if (non2xx + errors > 0) throw new Error(`${non2xx + errors} responses of ${target.url} were no lists`);
  return requests.average;
}

/** What either runs before it is measured: the compiler needs some ten thousand requests to have done its work. */
const warmUp = 12_000;

/**
 * `GET /conversations?limit=20` among 1 M rows of 1,000 organizations, through the whole stack, against bare Koa and pg
 * with the same unprepared statement and none of the rest.
 */
async function run() {
  const portal = await startPortal();
  const filled = await fillConversations(portal.adminUrl);
  const bare = await start('../list/bare.ts', [portal.adminUrl, portal.orgId, portal.userId]);
  const portalTarget = async (): Promise<Target> => ({
    url: `${portal.url}/api/v1/conversations?limit=20`,
    headers: await portal.signIn(),
  });
  const bareTarget: Target = { url: bare.url, headers: {} };
  try {
    for (const target of [bareTarget, await portalTarget()]) {
      await autocannon({ ...target, connections: 16, amount: warmUp });
    }
    const rows = [];
    for (const connections of concurrencies) {
      const rates: { portal: number[]; bare: number[] } = { portal: [], bare: [] };
      for (let turn = 0; turn < turns; turn += 1) {
        rates.bare.push(await requestsPerSecond(bareTarget, connections));
        rates.portal.push(await requestsPerSecond(await portalTarget(), connections));
      }
      const [value, reference] = [median(rates.portal), median(rates.bare)];
      rows.push({
        what: `list of 20 among ${filled.rows} rows of ${filled.orgs} organizations, c = ${connections}`,
        value: Math.round(value),
        unit: 'req/s',
        reference: Math.round(reference),
        ratio: value / reference,
        must: `≥ ${must} ×`,
        ok: value / reference >= must,
      });
    }
    return rows;
  } finally {
    await Promise.all([bare.stop(), portal.stop()]);
  }
}

export default { name: 'list', run };
