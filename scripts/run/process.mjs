import { readFileSync } from 'node:fs';
import { codeOf } from './thrown.mjs';

/**
 * Whether a process has this number; a zombie has ended. Without `/proc` one that answers signals is taken for alive.
 *
 * @param {number} pid
 */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
  return !/^\d+ \(.*\) Z/su.test(readIfThere(`/proc/${pid}/stat`) ?? '');
}

/**
 * Number and start time of a process, so that a later one with the same number is not mistaken for it. The start time is
 * field 22 of `/proc/<pid>/stat` (proc(5)), empty where there is no such file; the name before it may hold spaces.
 *
 * @param {number} pid
 */
export function identify(pid) {
  const stat = readIfThere(`/proc/${pid}/stat`) ?? '';
  return `${pid} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''}`;
}

/**
 * What a file holds; null where there is none, or where its process has just ended.
 *
 * @param {string} file
 */
export function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes(codeOf(error) ?? '')) return null;
    throw error;
  }
}
