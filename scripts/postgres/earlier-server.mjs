import { rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive, readIfThere } from '../run/process.mjs';
import { codeOf } from '../run/thrown.mjs';

/**
 * Ends the server that a killed process left on this data directory, and removes what a dead server left.
 *
 * @param {string} cluster
 * @param {(line: string) => void} log
 */
export async function endEarlierServer(cluster, log) {
  const file = path.join(cluster, 'postmaster.pid');
  const pid = Number.parseInt(readIfThere(file) ?? '', 10);
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

/**
 * @param {number} pid
 * @param {NodeJS.Signals} signal
 * @param {number} patienceMs
 * @returns {Promise<boolean>} whether it has ended within that time
 */
async function end(pid, signal, patienceMs) {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (codeOf(error) === 'ESRCH') return true;
    throw error;
  }
  for (let waited = 0; waited < patienceMs; waited += 20) {
    if (!isAlive(pid)) return true;
    await sleep(20);
  }
  return false;
}

/**
 * Where there is no /proc, a living process by that number is taken for the server.
 *
 * @param {number} pid
 * @param {string} cluster
 */
function isServerOf(pid, cluster) {
  const command = readIfThere(`/proc/${pid}/cmdline`) ?? '';
  return command === '' || command.split('\0').includes(cluster);
}
