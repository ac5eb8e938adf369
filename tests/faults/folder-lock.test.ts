import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockFolder } from '../../scripts/run/folder-lock.mjs';

const script = fileURLToPath(new URL('../../scripts/run/folder-lock.mjs', import.meta.url));
/** Every call of the file system that the lock is made of. */
const steps = ['writeFileSync', 'linkSync', 'readFileSync', 'rmSync'] as const;
const { existsSync, readFileSync, writeFileSync } = fs;

let folder: string;
let outcomes: string;
let started = 0;
const others: ChildProcess[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'atrium-lock-'));
  outcomes = await mkdtemp(join(tmpdir(), 'atrium-lock-outcomes-'));
});
afterEach(async () => {
  for (const other of others.splice(0)) other.kill('SIGKILL');
  await Promise.all([folder, outcomes].map((path) => rm(path, { recursive: true })));
});

/** What a start that was killed left behind: a lock whose process is gone. */
function leaveLockOfTheDead(): void {
  const { pid } = spawnSync('true');
  writeFileSync(join(folder, 'claim'), `${pid} 1`);
}

/** Another process tries to lock the folder, and lives on. Blocks until it has, or was refused. */
function lockElsewhere(): 'locked' | 'EBUSY' {
  const outcome = join(outcomes, String((started += 1)));
  const program = `const { lockFolder } = await import(process.argv[1]);
    const { writeFileSync, renameSync } = await import('node:fs');
    let said = 'locked';
    try { lockFolder(process.argv[2]); } catch (error) { said = error.code; }
    writeFileSync(process.argv[3] + '.new', said);
    renameSync(process.argv[3] + '.new', process.argv[3]);
    setInterval(() => {}, 1000);`;
  const args = ['--input-type=module', '-e', program, script, folder, outcome];
  others.push(spawn(process.execPath, args, { stdio: 'inherit' }));
  while (!existsSync(outcome)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
  return readFileSync(outcome, 'utf8') as 'locked' | 'EBUSY';
}

/** Locks the folder here; just before the call of the file system with this number, `meanwhile` happens. */
function lockHere(number: number, meanwhile: () => void): { result: 'locked' | 'EBUSY'; calls: number } {
  let calls = 0;
  const originals = Object.fromEntries(steps.map((name) => [name, fs[name]]));
  for (const name of steps) {
    const original = fs[name] as (...args: unknown[]) => unknown;
    Object.assign(fs, {
      [name]: (...args: unknown[]) => {
        if (String(args.at(name === 'linkSync' ? 1 : 0)).startsWith(folder) && calls++ === number) meanwhile();
        return original(...args);
      },
    });
  }
  syncBuiltinESMExports();
  try {
    lockFolder(folder);
    return { result: 'locked', calls };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EBUSY') throw error;
    return { result: 'EBUSY', calls };
  } finally {
    Object.assign(fs, originals);
    syncBuiltinESMExports();
  }
}

test('of two starts after a kill -9 one gets the folder, wherever the second overtakes the first', async () => {
  leaveLockOfTheDead();
  const { calls } = lockHere(-1, () => undefined);
  expect(calls).toBeGreaterThan(5);
  for (let number = 0; number < calls; number += 1) {
    leaveLockOfTheDead();
    let elsewhere = '';
    const { result } = lockHere(number, () => (elsewhere = lockElsewhere()));
    expect({ number, holders: [result, elsewhere].toSorted() }).toEqual({ number, holders: ['EBUSY', 'locked'] });
    for (const other of others.splice(0)) other.kill('SIGKILL');
  }
});

test('a start that is killed while it removes the lock of a dead one keeps nobody out', async () => {
  leaveLockOfTheDead();
  const { pid } = spawnSync('true');
  await writeFile(join(folder, 'claim.stale'), `${pid} 1`);
  const release = lockFolder(folder);
  expect(lockElsewhere()).toBe('EBUSY');
  release();
  expect(await readdir(folder)).toEqual([]);
});

test('a folder that is given back twice stays with who has taken it since', () => {
  const release = lockFolder(folder);
  release();
  expect(lockElsewhere()).toBe('locked');
  release();
  expect(lockElsewhere()).toBe('EBUSY');
});
