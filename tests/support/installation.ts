import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { eventually } from './eventually.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What the tests' own npm and vitest told their environment is nothing that a person's shell would say. */
const inherited = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(?:npm_|VITEST|NODE_ENV$|TEST$|VITE)/u.test(name)),
);
const PATH = (process.env.PATH ?? '')
  .split(delimiter)
  .filter((folder) => !folder.includes('node_modules'))
  .join(delimiter);

/** A checkout of its own, as `git clone` leaves it: nothing installed, nothing built. Only its owner may look into it. */
export async function clone(): Promise<{ folder: string; remove: () => Promise<void> }> {
  const parent = await mkdtemp(join(tmpdir(), 'atrium-clone-'));
  const folder = join(parent, 'atrium');
  await mkdir(folder);
  const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root })
    .toString()
    .split('\0')
    .filter((file) => file !== '' && existsSync(join(root, file)));
  const archive = execFileSync('tar', ['-cf', '-', '--null', '-T', '-'], {
    cwd: root,
    input: files.join('\0'),
    maxBuffer: 512 * 1024 * 1024,
  });
  execFileSync('tar', ['-xf', '-', '-C', folder], { input: archive });
  return { folder, remove: () => rm(parent, { recursive: true, force: true }) };
}

export interface Start {
  child: ChildProcess;
  /** Everything it has said so far. */
  said(): string;
  /** Waits for the line `ready <url>`; fails with what was said when it ends before. */
  ready(withinMs?: number): Promise<string>;
  /** Waits for its end. */
  ended(withinMs?: number): Promise<number | NodeJS.Signals | null>;
}

/** Types a command into a terminal of its own: by default `npm start`, in a process group as a shell makes one. */
export function type(
  folder: string,
  env: Record<string, string>,
  options: { command?: string[]; uid?: number } = {},
): Start {
  const [program = '', ...args] = options.command ?? ['npm', 'start'];
  const child = spawn(program, args, {
    cwd: folder,
    env: { ...inherited, PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    ...(options.uid === undefined ? {} : { uid: options.uid, gid: options.uid }),
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
  }
  const exit = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
  const over = () => child.exitCode !== null || child.signalCode !== null;
  return {
    child,
    said: () => text,
    ready: (withinMs = 60_000) =>
      eventually(
        () => {
          const url = /^ready (?<url>\S+)$/mu.exec(text)?.groups?.url;
          if (!url && over()) throw new Error(`the start ended:\n${text}`);
          return url;
        },
        'the start is ready',
        withinMs,
      ),
    async ended(withinMs = 15_000) {
      await eventually(over, `the end of a start that said:\n${text}`, withinMs);
      const [code, signal] = await exit;
      return code ?? signal;
    },
  };
}

/** Processes that work in `folder` or on it, by what they run. */
export function processesOf(folder: string): { pid: number; command: string }[] {
  return (
    readdirSync('/proc')
      .filter((name) => /^\d+$/u.test(name))
      .map((name) => ({ pid: Number(name), command: look(() => readFileSync(`/proc/${name}/cmdline`, 'utf8')) }))
      .filter(
        ({ pid, command }) =>
          command.includes(folder) || look(() => readlinkSync(`/proc/${pid}/cwd`)).startsWith(folder),
      )
      .map(({ pid, command }) => ({ pid, command: command.replaceAll('\0', ' ') }))
      // A process that has ended but was not asked for its end has no command any more.
      .filter(({ command }) => command !== '')
  );
}

function look(at: () => string): string {
  try {
    return at();
  } catch {
    // It ended while we looked.
    return '';
  }
}
