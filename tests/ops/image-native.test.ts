import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { freePort } from '../support/free-port.ts';
import { createDatabase, type TestDatabase } from '../support/postgres.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);

/** What one stage of the Dockerfile does, in a folder instead of a container. */
async function build(stage: string, folder: string): Promise<void> {
  const text = readFileSync(join(root, 'Dockerfile'), 'utf8').replaceAll(/\\\n\s*/gu, ' ');
  const [, body = ''] = new RegExp(`^FROM \\S+ AS ${stage}$(.*?)(?=^FROM |$(?![\\s\\S]))`, 'msu').exec(text) ?? [];
  for (const line of body.split('\n')) {
    const [instruction, ...words] = line.split(/\s+/u);
    if (instruction === 'COPY' && !line.includes('--from=')) {
      const target = words.at(-1) ?? '.';
      for (const source of words.slice(0, -1)) {
        const to = join(folder, target.startsWith('.') ? source : target);
        mkdirSync(dirname(to), { recursive: true });
        cpSync(join(root, source), to, { recursive: true, filter: (file) => !file.includes('node_modules') });
      }
    }
    if (instruction === 'RUN' && line.includes('npm ci')) {
      const command = words.filter((word) => !word.startsWith('--mount=')).join(' ');
      await run('sh', ['-c', command], { cwd: folder });
    }
  }
}

describe('the image of the application, without the container', () => {
  const folder = mkdtempSync(join(tmpdir(), 'atrium-image-'));
  const fresh = `image_${randomBytes(6).toString('hex')}`;
  let database: TestDatabase;
  const environment = (more: Record<string, string>) => ({
    PATH: process.env.PATH,
    NODE_ENV: 'production',
    REGISTRATION: 'closed',
    DATA_DIR: join(folder, 'data'),
    ENCRYPTION_KEY: randomBytes(32).toString('base64'),
    BASE_DOMAIN: 'atrium.example',
    ...more,
  });

  beforeAll(async () => {
    database = await createDatabase();
    for (const stage of ['node', 'packages', 'app']) await build(stage, folder);
  }, 180_000);
  afterAll(async () => {
    await database.admin(`drop database if exists ${fresh} with (force)`);
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  });

  it('has everything it needs: sets up, serves, and stops in order', async () => {
    // A database that is not there yet: the set-up makes it.
    const reach = { DATABASE_URL: database.url.replace(database.name, fresh) };
    const setUp = environment({ ...reach, DATABASE_ADMIN_URL: database.adminUrl.replace(database.name, fresh) });
    await run(process.execPath, ['backend/src/commands/set-up.ts'], { cwd: folder, env: setUp });

    const port = await freePort();
    const env = environment({ ...reach, PORT: String(port), ROLE: 'web' });
    const server = spawn(process.execPath, ['backend/src/main.ts'], { cwd: folder, env, stdio: 'ignore' });
    const ended = once(server, 'exit');
    const well = () =>
      fetch(`http://127.0.0.1:${port}/healthz`).then(
        (response) => response.ok,
        () => false,
      );
    await eventually(() => server.exitCode !== null || well(), 'the server answers', 20_000);
    expect(await well()).toBe(true);
    server.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  });

  it('refuses demo data', async () => {
    const env = environment({ DATABASE_URL: database.url, SEED: 'demo' });
    const started = run(process.execPath, ['backend/src/main.ts'], { cwd: folder, env });
    await expect(started).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('SEED') as string });
  });
});
