import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { installPackages } from './packages.mjs';
import { endWhenOrphaned } from './orphaned.mjs';
import { programs } from './paths.mjs';
import { giveUp } from './say.mjs';
import { endingSignals } from './signals.mjs';

const wanted = 24;

/**
 * What every script does first: installs what the lock file says, and goes on under Node 24. An older Node only waits
 * for the same script to run under the one that came with the packages, so this returns under Node 24 only.
 */
export async function prepare() {
  endWhenOrphaned();
  await installPackages();
  process.env.PATH = `${programs}${path.delimiter}${process.env.PATH ?? ''}`;
  if (Number.parseInt(process.versions.node, 10) >= wanted) return;
  const node = path.join(programs, 'node');
  if (!existsSync(node)) {
    giveUp(`Atrium needs Node ${wanted} and npm brought none for this machine: install Node ${wanted} or newer.`);
  }
  await continueUnder(node);
}

/**
 * Never returns: signals go on to the child, and its end is this script's end.
 *
 * @param {string} node
 */
function continueUnder(node) {
  const child = spawn(node, process.argv.slice(1), { stdio: 'inherit' });
  for (const signal of endingSignals) process.on(signal, () => child.kill(signal));
  return new Promise(() => {
    child.once('error', (error) => giveUp(`Node ${wanted} cannot be run: ${error.message}`));
    child.once('exit', (code) => process.exit(code ?? 1));
  });
}
