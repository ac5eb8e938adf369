import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../run/paths.mjs';
import { giveUp, say } from '../run/say.mjs';
import { lockFaults } from './migration-locks.mjs';
import { changedMigrations } from './migrations.mjs';
import { faultsOf } from './rules.mjs';

const rooms = ['backend/src', 'frontend', 'migrations', 'scripts', 'tests'];
const code = /\.(?:ts|tsx|mjs|css|sql|html)$/u;
const foreign = /(?:^|\/)(?:node_modules|dist)\//u;

const files = rooms
  .flatMap((room) =>
    readdirSync(path.join(root, room), { recursive: true, encoding: 'utf8' }).map((name) => path.join(room, name)),
  )
  .filter((name) => code.test(name) && !foreign.test(name))
  // The rules name what they forbid, and so do their tests.
  .filter((name) => !/^(?:scripts\/check\/rules|tests\/ops\/code-rules\.test)\./u.test(name));

const read = (/** @type {string} */ name) => readFileSync(path.join(root, name), 'utf8');
const migrations = readdirSync(path.join(root, 'migrations'))
  .filter((name) => name.endsWith('.sql'))
  .sort()
  .map((name) => ({ name, text: read(`migrations/${name}`) }));

/** The first that the rules on locks hold for. */
const watched = migrations.filter(({ name }) => name >= '0019');
const locking = await Promise.all(watched.map((migration, at) => lockFaults(migration, watched.slice(0, at))));

const faults = [
  ...files.flatMap((name) => faultsOf({ name, text: read(name) })),
  ...changedMigrations(migrations, read('migrations/SHA256SUMS')),
  ...locking.flat(),
];
if (faults.length > 0) giveUp(faults.join('\n'));
say(`${files.length} files keep the rules of the code`);
