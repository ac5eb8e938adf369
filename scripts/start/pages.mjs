import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cache, root } from '../run/paths.mjs';
import { Refusal, say } from '../run/say.mjs';
import { runStage } from '../run/stage.mjs';
import { runExclusive } from '../run/exclusive.mjs';

const frontend = path.join(root, 'frontend');
const page = path.join(frontend, 'dist/index.html');
const stamp = path.join(cache, 'pages/built-from');

/** Builds the pages into `frontend/dist` unless they are there and made of exactly these sources and packages. */
export async function buildPages() {
  if (areCurrent()) return;
  await runExclusive('pages', async () => {
    if (areCurrent()) return;
    say('Building the pages …');
    const { ok, output } = await runStage({ name: 'pages', command: ['npm', 'run', 'build'] });
    if (!ok) throw new Refusal(`The pages could not be built:\n${output}`);
    writeFileSync(stamp, fingerprint());
  });
}

function areCurrent() {
  return existsSync(page) && existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint();
}

function fingerprint() {
  const hash = createHash('sha256');
  const sources = readdirSync(frontend, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !/^(?:dist|node_modules)\//u.test(path.relative(frontend, file)));
  for (const file of [...sources.toSorted(), path.join(root, 'package-lock.json')]) {
    hash
      .update(`${path.relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex');
}
