import path from 'node:path';
import { root } from '../run/paths.mjs';

/**
 * What every commit must pass. One type check a room, because each has its own globals.
 *
 * @returns {import('../run/stage.mjs').Stage[]}
 */
export function checks() {
  return [
    { name: 'format', command: ['oxfmt', '--check'] },
    { name: 'lint', command: ['oxlint', '--type-aware'] },
    ...['backend', 'frontend', 'tests', 'scripts'].map((project) => typeCheck(project)),
    { name: 'lock file', command: ['node', path.join(root, 'scripts/check/lock.mjs')] },
    { name: 'code rules', command: ['node', path.join(root, 'scripts/check/code-rules.mjs')] },
  ];
}

/**
 * @param {string} project
 * @returns {import('../run/stage.mjs').Stage}
 */
function typeCheck(project) {
  return { name: `types:${project}`, command: ['tsc', '--pretty', 'false', '--project', path.join(root, project)] };
}
