import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { startPostgres } from '../../../scripts/postgres.mjs';
import { start, type Started } from './process.ts';

const slug = 'bench';
const owner = { email: 'owner@bench.test', password: 'three blue ladders' };

export interface Portal extends Started {
  /** What a request of the owner carries, for the next five minutes: a token lives no longer. */
  signIn(): Promise<Record<string, string>>;
  orgId: string;
  userId: string;
  /** The database's superuser, to fill tables faster than the API would. */
  adminUrl: string;
}

/** So that it asks the provider at this address. */
export const asking = (baseUrl: string) => ({
  OPENAI_BASE_URL: baseUrl,
  OPENAI_API_KEY: 'none',
  OPENAI_MODEL: 'bench',
});

/**
 * The whole portal as in production, in a process of its own, with a PostgreSQL of its own that keeps what it says
 * (fsync), and one fresh organization with a large plan.
 */
export async function startPortal(env: Record<string, string> = {}): Promise<Portal> {
  const dataDir = await mkdtemp(join(tmpdir(), 'atrium-bench-'));
  const postgres = await startPostgres({ dataDir: join(dataDir, 'postgres') });
  const login = new URL(postgres.adminUrl);
  login.username = 'atrium_app';
  login.password = 'atrium-bench-only';
  const portal = await start('../../../backend/src/main.ts', [], {
    ...process.env,
    NODE_ENV: 'test',
    ENCRYPTION_KEY: randomBytes(32).toString('base64'),
    PORT: '0',
    DATA_DIR: dataDir,
    DATABASE_URL: login.href,
    DATABASE_ADMIN_URL: postgres.adminUrl,
    RATE_LIMIT_SCALE: '100000',
    ...env,
  });
  const { organization, user } = await post<Registered>(`${portal.url}/api/v1/organizations`, {
    name: 'Bench',
    slug,
    owner: { name: 'Owner', ...owner },
  });
  await enlarge(postgres.adminUrl);
  return {
    ...portal,
    orgId: organization.id,
    userId: user.id,
    adminUrl: postgres.adminUrl,
    async signIn() {
      const { access_token } = await post<SignedIn>(`${portal.url}/t/${slug}/api/v1/auth/login`, owner);
      return { authorization: `Bearer ${access_token}`, 'x-tenant': slug };
    },
    async stop() {
      await portal.stop();
      await postgres.stop({ mode: 'immediate' });
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

interface SignedIn {
  access_token: string;
}
interface Registered {
  organization: { id: string };
  user: { id: string };
}

async function post<Data>(url: string, body: object): Promise<Data> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
  return ((await response.json()) as { data: Data }).data;
}

/** Confirmed, and on a plan with a limit, so that it is looked at, but one that a benchmark does not come to the end of. */
async function enlarge(adminUrl: string): Promise<void> {
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query(`update organizations set plan = 'premium', confirmed_at = now() where slug = $1`, [slug]);
  await admin.end();
}
