import { spawnSync } from 'node:child_process';
import { chownSync, lchownSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import path from 'node:path';

/**
 * Under which account the server runs. PostgreSQL refuses to run as root, and as a user without an entry in the
 * password file. Everything stays in place: no copy of the programs, no data elsewhere.
 *
 * @typedef {object} Account
 * @property {string[]} prefix what to put before the command
 * @property {{ uid: number, gid: number } | undefined} ids what to spawn it as
 * @property {{ uid: number, gid: number } | undefined} owner who must own the data, seen from here
 */

/**
 * @param {string} dataDir
 * @param {string} program
 * @returns {Account}
 */
export function chooseAccount(dataDir, program) {
  const dieWithParent = has('setpriv') ? ['setpriv', '--pdeathsig', 'INT', '--'] : [];
  const self = callerIds();
  if (self === undefined || (self.uid !== 0 && isKnownUser())) {
    return { prefix: dieWithParent, ids: undefined, owner: undefined };
  }
  const ids = unprivileged();
  const candidates = [
    // An ordinary user, where it reaches the programs and the data.
    { prefix: dieWithParent, ids, owner: ids },
    // A user namespace, where the folders are private to root: to the file system the server is still the caller.
    {
      prefix: ['unshare', '--user', `--map-user=${ids.uid}`, `--map-group=${ids.gid}`, ...dieWithParent],
      ids: undefined,
      owner: self,
    },
    // Containers often forbid namespaces: an ordinary user that may pass through private folders, and nothing else.
    {
      prefix: ['setpriv', `--reuid=${ids.uid}`, `--regid=${ids.gid}`, '--clear-groups', ...passThrough],
      ids: undefined,
      owner: ids,
    },
  ];
  const usable = candidates.find((candidate) => reaches(candidate, dataDir, program));
  if (usable) return usable;
  throw new Error(
    'PostgreSQL refuses to run as root, and no other user can reach ' +
      `${path.dirname(program)} and ${dataDir}. Run Atrium as an ordinary user, or set DATABASE_URL.`,
  );
}

/** `no_setuid_fixup`: access(2) would otherwise drop the capability, and PostgreSQL asks it for its own program. */
const passThrough = [
  '--inh-caps=+dac_override',
  '--ambient-caps=+dac_override',
  '--securebits=+no_setuid_fixup',
  '--pdeathsig',
  'INT',
  '--',
];

/** Undefined on systems without such numbers. */
function callerIds() {
  const [uid, gid] = [process.getuid?.(), process.getgid?.()];
  return uid === undefined || gid === undefined ? undefined : { uid, gid };
}

function has(/** @type {string} */ command) {
  return spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0;
}

function isKnownUser() {
  try {
    return userInfo().username !== '';
  } catch {
    return false;
  }
}

/** `postgres` where the system has it, else `nobody`. */
function unprivileged() {
  const entries = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const name of ['postgres', 'nobody']) {
    const entry = entries.find((fields) => fields[0] === name && Number(fields[2]) > 0);
    if (entry) return { uid: Number(entry[2]), gid: Number(entry[3]) };
  }
  throw new Error('PostgreSQL refuses to run as root, and this system has neither a user "postgres" nor "nobody".');
}

/**
 * Tried, not computed: modes, lists, mounts and security modules all have a say.
 *
 * @param {Account} account
 * @param {string} dataDir
 * @param {string} program
 */
function reaches({ prefix, ids }, dataDir, program) {
  const script = 'cd "$1" && exec "$2" --version';
  const [command, ...args] = [...prefix, '/bin/sh', '-c', script, 'sh', dataDir, program];
  const run = spawnSync(command, args, { ...ids, stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' });
  return run.status === 0 && run.stderr === '';
}

/**
 * Gives a folder and all in it to the account, unless it has it already.
 *
 * @param {Account['owner']} owner
 * @param {string} folder
 */
export function giveTo(owner, folder) {
  if (!owner || statSync(folder).uid === owner.uid) return;
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    lchownSync(path.join(folder, entry), owner.uid, owner.gid);
  }
  // The folder last: a run that was killed half-way starts over.
  chownSync(folder, owner.uid, owner.gid);
}
