import { existsSync, readFileSync, statSync } from 'node:fs';
import { chmod, chown, mkdir, readdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { freePort } from '../support/free-port.ts';
import { clone, processesOf, type, type Start } from '../support/installation.ts';

/** One installation, used as a person would over some days: first start, stops, crashes, mistakes. */
describe('npm start', { timeout: 300_000 }, () => {
  let folder: string;
  let removeClone: () => Promise<void>;
  let port: number;
  let dataDir: string;
  const starts: Start[] = [];

  const start = (env: Record<string, string> = {}, options?: Parameters<typeof type>[2]) => {
    const started = type(folder, { PORT: String(port), LOG_LEVEL: 'warn', ...env }, options);
    starts.push(started);
    return started;
  };
  const isServing = () =>
    fetch(`http://127.0.0.1:${port}/readyz`).then(
      (response) => response.ok,
      () => false,
    );
  const signIn = async (email = 'owner@acme.test') => {
    const response = await fetch(`http://127.0.0.1:${port}/t/acme/api/v1/auth/login`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ email, password: 'atrium-demo-1' }),
    });
    return { status: response.status, body: (await response.json()) as { data: { access_token: string } } };
  };
  const running = (what: string) => processesOf(folder).filter(({ command }) => command.includes(what));
  const pidOf = (what: string) => {
    const [first] = running(what);
    if (!first) throw new Error(`no process runs ${what}`);
    return first.pid;
  };
  const nothingRuns = () => eventually(() => processesOf(folder).length === 0, 'no process is left');

  beforeAll(async () => {
    ({ folder, remove: removeClone } = await clone());
    port = await freePort();
    dataDir = join(folder, '.data');
  });
  afterEach(async () => {
    for (const { child } of starts.splice(0)) {
      if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) continue;
      process.kill(-child.pid, 'SIGINT');
      await once(child, 'exit');
    }
    await nothingRuns();
  });
  afterAll(async () => {
    await removeClone();
  });

  it('brings up a bare clone, where npm may run no install script and nobody else may look', async () => {
    // Killed in the middle of its installation, to begin with.
    const cutOff = start();
    await eventually(() => existsSync(join(folder, 'node_modules/zod')), 'packages arrive', 120_000);
    cutOff.child.kill('SIGKILL');
    await nothingRuns();

    const first = start({ npm_config_ignore_scripts: 'true' });
    expect(await first.ready(240_000)).toBe(`http://localhost:${port}`);
    expect(first.said().match(/^ready /gmu)).toHaveLength(1);
    expect(first.said()).toContain('atrium-demo-1');
    expect(first.said()).toContain(`http://acme.localhost:${port}`);
    expect((await signIn()).status).toBe(200);
    const page = await fetch(`http://127.0.0.1:${port}/t/acme/`);
    expect(await page.text()).toContain('Acme Industries');

    const secrets = statSync(join(dataDir, 'secrets.json'));
    expect(secrets.mode & 0o777).toBe(0o600);

    const second = start({ PORT: String(await freePort()) });
    expect(await second.ended()).toBe(1);
    expect(second.said()).toMatch(/in use by a running Atrium \(process \d+\)/u);
    expect(await isServing()).toBe(true);

    // Ctrl-C: the terminal signals the whole group.
    process.kill(-(first.child.pid ?? 0), 'SIGINT');
    expect(await first.ended(10_000)).toBe(0);
    await nothingRuns();
  });

  it('starts again with its data, without installing or building, and stops when only npm is told to', async () => {
    const again = start();
    await again.ready();
    expect(again.said()).not.toMatch(/Installing|Building/u);
    expect((await signIn()).status).toBe(200);
    again.child.kill('SIGTERM');
    expect(await again.ended(10_000)).toBe(0);
    await nothingRuns();
  });

  it('builds the pages again when their sources changed', async () => {
    await writeFile(join(folder, 'frontend/src/changed.ts'), 'export const changed = true;\n');
    const again = start();
    await again.ready();
    expect(again.said()).toContain('Building the pages');
  });

  it('runs again by itself after its server or its database was killed', async () => {
    await start().ready();
    const server = pidOf('backend/src/main.ts');
    process.kill(server, 'SIGKILL');
    await eventually(async () => (await isServing()) && pidOf('backend/src/main.ts') !== server, 'the server is back');
    expect((await signIn()).status).toBe(200);

    process.kill(pidOf('postgres -D'), 'SIGKILL');
    await eventually(async () => (await signIn('admin@acme.test')).status === 200, 'the database is back', 20_000);
  });

  it('leaves nothing behind when it is killed itself, or npm is, and starts again', async () => {
    const first = start({ LOG_LEVEL: 'info' });
    await first.ready();
    // Lines are on their way to whom we kill.
    await Promise.all(Array.from({ length: 50 }, () => isServing()));
    process.kill(pidOf('scripts/start.mjs'), 'SIGKILL');
    await first.ended();
    await nothingRuns();

    const second = start();
    await second.ready();
    second.child.kill('SIGKILL');
    await nothingRuns();

    const third = start();
    await third.ready();
    expect((await signIn()).status).toBe(200);
  });

  it('stops in order when nobody listens to it any more', async () => {
    const deaf = start({ LOG_LEVEL: 'info' });
    await deaf.ready();
    deaf.child.stdout?.destroy();
    deaf.child.stderr?.destroy();
    await Promise.all(Array.from({ length: 50 }, () => isServing()));
    expect(await deaf.ended(10_000)).toBe(0);
    await nothingRuns();
  });

  it('starts again after everything was killed at once', async () => {
    const first = start();
    await first.ready();
    for (const { pid } of processesOf(folder)) process.kill(pid, 'SIGKILL');
    await first.ended();
    const again = start();
    await again.ready();
    expect((await signIn()).status).toBe(200);
  });

  it('goes on under its own Node where the system has an older one', async () => {
    const old = [...(process.env.PATH ?? '').split(':'), '/usr/bin']
      .filter((place) => !place.includes('node_modules'))
      .map((place) => join(place, 'node'))
      .find((file) => existsSync(file));
    const handed = start({}, { command: [old ?? process.execPath, 'scripts/start.mjs'] });
    await handed.ready();
    handed.child.kill('SIGTERM');
    expect(await handed.ended(10_000)).toBe(0);
  });

  it('says which port is taken, and ends', async () => {
    const other = createServer().listen(port, '127.0.0.1');
    await once(other, 'listening');
    const refused = start();
    expect(await refused.ended()).toBe(1);
    expect(refused.said()).toContain(`Port ${port} on 127.0.0.1 is taken`);
    other.close();
  });

  it('looks at an installation that was never started, says every fault of its settings, and makes nothing', async () => {
    const never = join(folder, 'never-started');
    const doctor = { command: ['npm', 'run', 'doctor'] };
    const well = start({ DATA_DIR: never, PORT: String(await freePort()) }, doctor);
    expect(await well.ended(60_000)).toBe(0);
    expect(well.said()).toContain('The first start makes one');
    const ill = start({ DATA_DIR: never, PORT: '99999', LOG_LEVEL: 'loud' }, doctor);
    expect(await ill.ended(60_000)).toBe(1);
    expect(ill.said()).toMatch(/^fail {2}settings +PORT/mu);
    expect(ill.said()).toMatch(/^fail {2}settings +LOG_LEVEL/mu);
    expect(existsSync(never)).toBe(false);
  });

  // Below /proc, Node's own recursive mkdir never comes back.
  it.each(['package.json/data', '/proc/nowhere/data'])('says that %s cannot be written, and ends', async (place) => {
    const refused = start({ DATA_DIR: place });
    expect(await refused.ended()).toBe(1);
    expect(refused.said()).toContain('cannot be written');
    expect(refused.said()).not.toMatch(/^\s+at /mu);
  });

  it('lists every fault of the environment at once, from .env too, and makes nothing', async () => {
    await writeFile(join(folder, '.env'), 'LOG_LEVEL=loud\nTRUSTED_PROXIES=everybody\n');
    const refused = type(folder, { PORT: '99999', DATA_DIR: join(folder, 'never') });
    expect(await refused.ended()).toBe(1);
    await writeFile(join(folder, '.env'), '');
    for (const name of ['PORT', 'LOG_LEVEL', 'TRUSTED_PROXIES'])
      expect(refused.said()).toMatch(new RegExp(`^ *${name}`, 'mu'));
    expect(refused.said()).not.toMatch(/^\s+at /mu);
    expect(existsSync(join(folder, 'never'))).toBe(false);
  });

  it('does not invent a second key for data that has lost its own', async () => {
    const file = join(dataDir, 'secrets.json');
    const kept = readFileSync(file, 'utf8');
    await writeFile(file, '{"encryptionKey":"short"}');
    const refused = start();
    expect(await refused.ended()).toBe(1);
    expect(refused.said()).toContain('does not hold the secrets');
    await writeFile(file, kept);
  });

  it('seeds, rotates keys, verifies the audit trail and looks at everything beside a running Atrium, and without one', async () => {
    const verify = { command: ['npm', 'run', 'audit:verify'] };
    const doctor = { command: ['npm', 'run', 'doctor'] };
    expect(await start({}, verify).ended(60_000)).toBe(0);
    await nothingRuns();
    const alone = start({}, doctor);
    expect(await alone.ended(60_000)).toBe(0);
    expect(alone.said()).toContain(`Port ${port} on 127.0.0.1 is free.`);
    await nothingRuns();
    await start().ready();
    expect(await start({}, verify).ended(60_000)).toBe(0);
    expect(await start({}, { command: ['npm', 'run', 'keys:rotate', '--', 'acme'] }).ended(60_000)).toBe(0);
    expect(await start({}, { command: ['npm', 'run', 'seed'] }).ended(60_000)).toBe(0);
    const beside = start({}, doctor);
    expect(await beside.ended(60_000)).toBe(0);
    expect(beside.said()).toContain(`Atrium answers on port ${port}.`);
    expect(await isServing()).toBe(true);
  });

  it.runIf(process.getuid?.() === 0)('runs for an ordinary user who may only read the checkout', async () => {
    const nobody = 65_534;
    await chmod(dirname(folder), 0o755);
    const own = join(dirname(folder), 'data');
    await mkdir(own);
    await chown(own, nobody, nobody);
    const command = [join(folder, 'node_modules/.bin/node'), 'scripts/start.mjs'];
    const started = start({ DATA_DIR: own, HOME: own }, { command, uid: nobody });
    await started.ready();
    expect((await signIn()).status).toBe(200);
    expect(await readdir(own)).toContain('postgres');
  });
});
