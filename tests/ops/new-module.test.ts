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
import { expect, test, type TestContext } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const fixture = fileURLToPath(new URL('new-module', import.meta.url));
const run = promisify(execFile);

/** Copies the tree as it is, with the packages that are installed in it. @returns the folder, which goes with the test */
function copyTree({ onTestFinished }: TestContext): string {
  const copy = mkdtempSync(path.join(tmpdir(), 'atrium-new-module-'));
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
  onTestFinished(() => rmSync(copy, { recursive: true, force: true }));
  return copy;
}

/** Lays the fixture's rooms into the copy. @returns the files outside them that had to be touched */
function addModule(copy: string): string[] {
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
  return changedFiles(copy).filter((name) => !/^(?:backend\/src\/modules\/bookmarks\/|migrations\/)/u.test(name));
}

function changedFiles(copy: string): string[] {
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

/** What the proofs say of the module; they say the same of the others elsewhere. Titles of tests. */
const ofTheModule = ['bookmarks', 'the schema breaks no rule', 'a new table is not forgotten'];
/** What they say of all modules at once. */
const ofAll = ["acme's objects", 'every route', 'no list and no other response', 'without a single org_id'];

/** Runs those tests of the copy whose titles contain one of `titles`. @returns the titles by how they ended */
async function runIsolation(
  copy: string,
  files: readonly string[],
  titles: readonly string[],
): Promise<{ passed: string[]; failed: string[] }> {
  const report = path.join(copy, 'report.json');
  const paths = files.map((file) => `tests/isolation/${file}`);
  const options = ['-t', titles.join('|'), '--reporter=json', `--outputFile=${report}`];
  const args = ['node_modules/vitest/vitest.mjs', 'run', ...paths, ...options];
  await run(process.execPath, args, { cwd: copy, env: { ...process.env, VITEST: '' } }).catch(() => null);
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as {
    testResults: { assertionResults: { fullName: string; status: string }[] }[];
  };
  const all = testResults.flatMap(({ assertionResults }) => assertionResults);
  const endedAs = (status: string) => all.filter((one) => one.status === status).map(({ fullName }) => fullName);
  return { passed: endedAs('passed'), failed: endedAs('failed') };
}

test.concurrent(
  'a new module costs its rooms and one line, and the proofs of isolation find it by themselves',
  { timeout: 180_000 },
  async (context) => {
    const copy = copyTree(context);
    expect(addModule(copy)).toEqual(['backend/src/modules.ts']);
    const files = ['catalogue', 'matrix', 'routes', 'mutation'];
    const { passed, failed } = await runIsolation(copy, files, [...ofTheModule, ...ofAll]);
    expect(failed).toEqual([]);
    expect(passed.filter((title) => title.startsWith('bookmarks')).length).toBeGreaterThan(20);
    for (const part of [...ofTheModule, ...ofAll]) expect(passed.join('\n')).toContain(part);
  },
);

test.concurrent('they fail for one that forgot to protect its table', { timeout: 120_000 }, async (context) => {
  const copy = copyTree(context);
  addModule(copy);
  const migration = path.join(copy, 'migrations/9000_bookmarks.sql');
  const text = readFileSync(migration, 'utf8').replace(
    "select app.protect_tenant_table('bookmarks');",
    'grant select, insert, update, delete on bookmarks to atrium_app;',
  );
  rmSync(migration);
  appendFileSync(migration, text);
  const { failed } = await runIsolation(copy, ['catalogue', 'matrix'], ofTheModule);
  expect(failed).toContain('the schema breaks no rule');
  expect(failed.some((title) => title.startsWith('bookmarks'))).toBe(true);
});
