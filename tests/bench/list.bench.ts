import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { startPostgres } from '../../scripts/postgres.mjs';
import { start } from './gateway/process.ts';
import { fillConversations } from './list/rows.ts';

const concurrencies = [1, 16, 64];
/** Seconds a turn, and turns; the two take turns, so that what the machine does meanwhile hits both. */
const seconds = 4;
const turns = 3;
const must = 0.6;

type Target = { url: string; headers: Record<string, string> };

async function requestsPerSecond(target: Target, connections: number): Promise<number> {
  const { requests, non2xx, errors } = await autocannon({ ...target, connections, duration: seconds });
  if (non2xx + errors > 0) throw new Error(`${non2xx + errors} answers of ${target.url} were no lists`);
  return requests.average;
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

async function registerOwner(url: string) {
  const response = await fetch(`${url}/api/v1/organizations`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      name: 'Bench',
      slug: 'bench',
      owner: { name: 'Owner', email: 'owner@bench.test', password: 'three blue ladders' },
    }),
  });
  const { data } = (await response.json()) as {
    data: { access_token: string; organization: { id: string }; user: { id: string } };
  };
  return { token: data.access_token, orgId: data.organization.id, userId: data.user.id };
}

/** What either runs before it is measured: the compiler needs some ten thousand requests to have done its work. */
const warmUp = 12_000;

/** A token lives five minutes; each turn signs in for itself. */
async function signIn(url: string): Promise<string> {
  const response = await fetch(`${url}/t/bench/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email: 'owner@bench.test', password: 'three blue ladders' }),
  });
  const { data } = (await response.json()) as { data: { access_token: string } };
  return data.access_token;
}

/**
 * `GET /conversations?limit=20` among 1 M rows of 1,000 organizations, through the whole stack, against bare Koa and pg
 * with the same unprepared statement and none of the rest.
 */
async function run() {
  const dataDir = await mkdtemp(join(tmpdir(), 'atrium-bench-'));
  const postgres = await startPostgres({ dataDir: join(dataDir, 'postgres') });
  const login = new URL(postgres.adminUrl);
  login.username = 'atrium_app';
  login.password = 'atrium-bench-only';
  const portal = await start('../../../backend/src/main.ts', [], {
    ...process.env,
    NODE_ENV: 'production',
    ENCRYPTION_KEY: randomBytes(32).toString('base64'),
    PORT: '0',
    DATA_DIR: dataDir,
    DATABASE_URL: login.href,
    DATABASE_ADMIN_URL: postgres.adminUrl,
    RATE_LIMIT_SCALE: '100000',
  });
  const { orgId, userId } = await registerOwner(portal.url);
  const filled = await fillConversations(postgres.adminUrl);
  const bare = await start('../list/bare.ts', [postgres.adminUrl, orgId, userId]);
  const list = `${portal.url}/api/v1/conversations?limit=20`;
  const portalTarget = async (): Promise<Target> => ({
    url: list,
    headers: { Authorization: `Bearer ${await signIn(portal.url)}`, 'X-Tenant': 'bench' },
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
    await postgres.stop({ mode: 'immediate' });
    await rm(dataDir, { recursive: true, force: true });
  }
}

export default { name: 'list', run };
