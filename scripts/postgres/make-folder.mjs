import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { codeOf } from '../run/thrown.mjs';

/**
 * Makes a folder and what is missing above it, one level at a time: Node's recursive mkdir never ends where the system
 * answers ENOENT below a folder that is there (as /proc does).
 *
 * @param {string} folder
 * @param {number} mode
 * @throws the first mkdir's error, but for a folder that another process has just made
 */
export function makeFolder(folder, mode) {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder), mode);
  try {
    mkdirSync(folder, { mode });
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
}
