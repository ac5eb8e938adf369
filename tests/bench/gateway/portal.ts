import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { startPostgres } from '../../../scripts/postgres.mjs';
import { start, type Started } from './process.ts';

export interface Portal extends Started {
  /** Bearer token of the owner of a fresh organization with a large plan. */
  token: string;
  slug: string;
  /** The database's superuser, to fill tables faster than the API would. */
  adminUrl: string;
}

/** The whole portal in a process of its own, with a PostgreSQL of its own that keeps what it says (fsync). */
export async function startPortal(openaiBaseUrl: string): Promise<Portal> {
  const dataDir = await mkdtemp(join(tmpdir(), 'atrium-bench-'));
  const postgres = await startPostgres({ dataDir: join(dataDir, 'postgres') });
  const login = new URL(postgres.adminUrl);
  login.username = 'atrium_app';
  login.password = 'atrium-bench-only';
  const portal = await start('../../../backend/src/main.ts', [], {
    ...process.env,
    NODE_ENV: 'test',
    PORT: '0',
    DATA_DIR: dataDir,
    DATABASE_URL: login.href,
    DATABASE_ADMIN_URL: postgres.adminUrl,
    OPENAI_BASE_URL: openaiBaseUrl,
    OPENAI_API_KEY: 'none',
    OPENAI_MODEL: 'bench',
    RATE_LIMIT_SCALE: '100000',
    LOG_LEVEL: 'info',
  });
  const slug = 'bench';
  const response = await fetch(`${portal.url}/api/v1/organizations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      name: 'Bench',
      slug,
      owner: { name: 'Owner', email: 'owner@bench.test', password: 'three blue ladders' },
    }),
  });
  const { data } = (await response.json()) as { data: { access_token: string } };
  // A plan with a limit, so that it is looked at, and one that a benchmark does not come to the end of.
  const admin = new Client({ connectionString: postgres.adminUrl });
  await admin.connect();
  await admin.query(`update organizations set plan = 'premium' where slug = $1`, [slug]);
  await admin.end();
  return {
    ...portal,
    slug,
    adminUrl: postgres.adminUrl,
    token: data.access_token,
    async stop() {
      await portal.stop();
      await postgres.stop({ mode: 'immediate' });
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
