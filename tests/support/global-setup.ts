import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../backend/src/kernel/db/migrate.ts';
import { migrateJobs } from '../../backend/src/kernel/jobs/migrate.ts';
import { startPostgres } from '../../scripts/postgres.mjs';
import { appPassword, template, withDatabase } from './test-server.ts';

/** Nothing here outlives the run, so nothing is worth an fsync. */
const settings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: 200,
  shared_buffers: '64MB',
  jit: 'off',
};

/** A real PostgreSQL of this run's own, with one migrated database that every test file copies. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'atrium-postgres-'));
  const server = await startPostgres({ dataDir, settings });
  const tearDown = async (): Promise<void> => {
    await server.stop({ mode: 'immediate' });
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    const adminUrl = withDatabase(server.adminUrl, template);
    const appUrl = `postgres://atrium_app:${appPassword}@127.0.0.1:${server.port}/${template}`;
    await migrate(adminUrl, { appUrl });
    await migrateJobs(adminUrl);
  } catch (error) {
    await tearDown();
    throw error;
  }
  project.provide('server', { port: server.port, adminUrl: server.adminUrl });
  return tearDown;
}
