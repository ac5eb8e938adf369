import { execFile, execFileSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const fixture = fileURLToPath(new URL('new-module', import.meta.url));
const run = promisify(execFile);
let copy: string;

/** The tree as it is, with the packages that are installed in it. */
beforeEach(() => {
  copy = mkdtempSync(path.join(tmpdir(), 'atrium-new-module-'));
  for (const part of [
    'backend',
    'frontend',
    'migrations',
    'scripts',
    'tests',
    'package.json',
    'tsconfig.base.json',
    'vitest.config.ts',
  ])
    cpSync(path.join(root, part), path.join(copy, part), {
      recursive: true,
      filter: (from) => !/node_modules|\/dist(?:\/|$)/u.test(from),
    });
  for (const room of ['', 'backend', 'frontend']) {
    const packages = path.join(root, room, 'node_modules');
    symlinkSync(packages, path.join(copy, room, 'node_modules'));
  }
});
afterEach(() => rmSync(copy, { recursive: true, force: true }));

/** Lays the fixture's rooms into the copy. @returns the files outside them that had to be touched */
function addModule(): string[] {
  for (const name of readdirSync(fixture, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.fixture')) continue;
    const to = path.join(copy, name.slice(0, -'.fixture'.length));
    mkdirSync(path.dirname(to), { recursive: true });
    cpSync(path.join(fixture, name), to);
  }
  appendFileSync(
    path.join(copy, 'backend/src/modules.ts'),
    `export { bookmarks } from './modules/bookmarks/index.ts';\n`,
  );
  return changedFiles().filter((name) => !/^(?:backend\/src\/modules\/bookmarks\/|migrations\/)/u.test(name));
}

function changedFiles(): string[] {
  const names = (where: string) =>
    execFileSync('find', ['.', '-type', 'f', '-not', '-path', '*/node_modules*', '-not', '-path', '*/dist/*'], {
      cwd: where,
    })
      .toString()
      .split('\n')
      .filter(Boolean)
      .map((name) => name.slice(2));
  return names(copy).filter((name) => {
    try {
      return !readFileSync(path.join(copy, name)).equals(readFileSync(path.join(root, name)));
    } catch {
      return true;
    }
  });
}

/** @returns the titles of the tests by how they ended */
async function runIsolation(...files: string[]): Promise<{ passed: string[]; failed: string[] }> {
  const report = path.join(copy, 'report.json');
  const args = ['node_modules/vitest/vitest.mjs', 'run', ...files, '--reporter=json', `--outputFile=${report}`];
  await run(process.execPath, args, { cwd: copy, env: { ...process.env, VITEST: '' } }).catch(() => null);
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as {
    testResults: { assertionResults: { fullName: string; status: string }[] }[];
  };
  const all = testResults.flatMap(({ assertionResults }) => assertionResults);
  const titles = (status: string) => all.filter((one) => one.status === status).map(({ fullName }) => fullName);
  return { passed: titles('passed'), failed: titles('failed') };
}

test(
  'a new module costs its rooms and one line, and the proofs of isolation find it by themselves',
  { timeout: 180_000 },
  async () => {
    expect(addModule()).toEqual(['backend/src/modules.ts']);
    const { passed, failed } = await runIsolation(
      'tests/isolation/catalogue',
      'tests/isolation/matrix',
      'tests/isolation/routes',
      'tests/isolation/mutation',
    );
    expect(failed).toEqual([]);
    expect(passed.filter((title) => title.startsWith('bookmarks')).length).toBeGreaterThan(20);
  },
);

test('they fail for one that forgot to protect its table', { timeout: 120_000 }, async () => {
  addModule();
  const migration = path.join(copy, 'migrations/9000_bookmarks.sql');
  const text = readFileSync(migration, 'utf8').replace(
    "select app.protect_tenant_table('bookmarks');",
    'grant select, insert, update, delete on bookmarks to atrium_app;',
  );
  rmSync(migration);
  appendFileSync(migration, text);
  const { failed } = await runIsolation('tests/isolation/catalogue', 'tests/isolation/matrix');
  expect(failed).toContain('the schema breaks no rule');
  expect(failed.some((title) => title.startsWith('bookmarks'))).toBe(true);
});
