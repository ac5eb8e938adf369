import path from 'node:path';
import { root } from '../run/paths.mjs';

/** What every commit must pass. One type check a workspace, because each has its own globals. */
export function checks() {
  return [
    { name: 'format', command: ['oxfmt', '--check'] },
    { name: 'lint', command: ['oxlint', '--type-aware'] },
    ...['backend', 'frontend', 'tests'].map((project) => ({
      name: `types:${project}`,
      command: ['tsc', '--pretty', 'false', '--project', path.join(root, project)],
    })),
    { name: 'lock file', command: ['node', path.join(root, 'scripts/check/lock.mjs')] },
    { name: 'house rules', command: ['node', path.join(root, 'scripts/check/house-rules.mjs')] },
  ];
}
