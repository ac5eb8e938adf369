import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { prepare } from './run/prepare.mjs';
import { giveUp } from './run/say.mjs';
import { messageOf } from './run/thrown.mjs';

// Looks at everything that an installation needs, and says of each in a line whether it is well. Exit code 1: something is not.
await prepare();
const [{ runBackend, runOnce }, { readSettings }] = await Promise.all([
  import('./start/once.mjs'),
  import('./start/settings.mjs'),
]);
const { env, embedded, ownKey } = await readSettings().catch((error) => {
  /** @type {string[]} */
  const faults = error.cause?.faults ?? [messageOf(error)];
  return giveUp(faults.map((fault) => `fail  settings    ${fault}`).join('\n'));
});
if (!embedded || existsSync(path.join(env.dataDir, 'postgres/cluster'))) await runOnce('doctor.ts', []);
// Looking must not make what only a start makes.
process.env.DATABASE_URL = 'postgres://embedded';
if (ownKey) process.env.ENCRYPTION_KEY = randomBytes(32).toString('base64');
process.exit(await runBackend('doctor.ts', ['--before-first-start']));
