import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Claims a data directory for this process; refused while another living process holds it. A claim outlives kill -9,
 * but names the process by its start time too, so a later process with the same number is not mistaken for it.
 *
 * @returns {() => void} gives the claim back
 * @throws with code `EBUSY` where another process has it
 */
export function claim(dataDir) {
  const file = path.join(dataDir, 'claim');
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, identify(process.pid), { mode: 0o600 });
  try {
    for (;;) {
      try {
        // A link appears with its content or not at all, and fails where there is one.
        linkSync(draft, file);
        return () => rmSync(file, { force: true });
      } catch (error) {
        if (error.code !== 'EEXIST') throw error;
      }
      const holder = readIfThere(file);
      const pid = Number.parseInt(holder, 10);
      if (holder !== '' && isAlive(pid) && identify(pid) === holder) {
        throw Object.assign(
          new Error(`The data in ${dataDir} is in use by a running Atrium (process ${pid}). Stop it first.`),
          { code: 'EBUSY' },
        );
      }
      rmSync(file, { force: true });
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Ends the server that a killed process left on this data directory, and removes what a dead server left. */
export async function endEarlierServer(cluster, log) {
  const file = path.join(cluster, 'postmaster.pid');
  const pid = Number.parseInt(readIfThere(file), 10);
  if (Number.isNaN(pid)) return;
  if (!isAlive(pid) || !isServerOf(pid, cluster)) {
    // The number may belong to anybody now; PostgreSQL itself would refuse to start beside it.
    rmSync(file, { force: true });
    return;
  }
  log(`ending the database server that an earlier run left (process ${pid})`);
  if (
    !(await end(pid, 'SIGINT', 10_000)) &&
    !(await end(pid, 'SIGQUIT', 5_000)) &&
    !(await end(pid, 'SIGKILL', 5_000))
  ) {
    throw new Error(`The database server of an earlier run (process ${pid}) does not stop. Stop it and try again.`);
  }
  rmSync(file, { force: true });
}

async function end(pid, signal, patienceMs) {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (error.code === 'ESRCH') return true;
    throw error;
  }
  for (let waited = 0; waited < patienceMs; waited += 20) {
    if (!isAlive(pid)) return true;
    await sleep(20);
  }
  return false;
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
  // A zombie answers signals too, but holds nothing.
  return !/^\d+ \(.*\) Z/su.test(readIfThere(`/proc/${pid}/stat`));
}

/** Where there is no /proc, a living process by that number is taken for the server. */
function isServerOf(pid, cluster) {
  const command = readIfThere(`/proc/${pid}/cmdline`);
  return command === '' || command.split('\0').includes(cluster);
}

/** Number and start time (field 22 of /proc/…/stat; the name before it may hold spaces). */
function identify(pid) {
  const stat = readIfThere(`/proc/${pid}/stat`);
  return `${pid} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''}`;
}

function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ESRCH') return '';
    throw error;
  }
}
