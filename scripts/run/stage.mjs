import { spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import { root } from './paths.mjs';
import { say } from './say.mjs';
import { endingSignals } from './signals.mjs';
import { codeOf } from './thrown.mjs';

/**
 * @typedef {object} Stage
 * @property {string} name
 * @property {[program: string, ...args: string[]]} command
 * @property {NodeJS.ProcessEnv} [env] beside the environment of this process
 *
 * @typedef {object} Outcome
 * @property {string} name
 * @property {boolean} ok
 * @property {number} seconds
 * @property {string} output what the program said, both streams
 */

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/** Runs one program to its end and keeps what it says. @param {Stage} stage @returns {Promise<Outcome>} */
export function runStage({ name, command, env }) {
  const begun = performance.now();
  const [program, ...args] = command;
  // A group of its own, so that ending it ends whatever it started too.
  const child = spawn(program, args, {
    cwd: root,
    detached: true,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      output += text;
    });
  }
  return new Promise((resolve) => {
    const end = (/** @type {boolean} */ ok) => {
      running.delete(child);
      // Some tools colour whatever they are told.
      resolve({ name, ok, seconds: (performance.now() - begun) / 1000, output: stripVTControlCharacters(output) });
    };
    child.once('error', (error) => {
      output += `${program} cannot be run: ${error.message}\n`;
      end(false);
    });
    child.once('close', (code) => end(code === 0));
  });
}

/** Ends every stage that still runs, with all it started. */
export function endStages() {
  for (const child of running) {
    // It could not be started.
    if (child.pid === undefined) continue;
    try {
      process.kill(-child.pid, 'SIGTERM');
    } catch (error) {
      // It has ended, and we have not heard of it yet.
      if (codeOf(error) !== 'ESRCH') throw error;
    }
  }
}

/** So does Ctrl-C. */
export function endStagesOnSignal() {
  const end = () => {
    endStages();
    process.exit(130);
  };
  // Not once: npm passes a signal on that the terminal has sent us already.
  for (const signal of endingSignals) process.on(signal, end);
}

/** One line a stage; under it, where it failed, what the program said. @param {Outcome} outcome */
export function report({ name, ok, seconds, output }, note = '') {
  say(`${ok ? 'ok  ' : 'FAIL'}  ${name.padEnd(12)} ${seconds.toFixed(1).padStart(6)} s  ${note}`.trimEnd());
  if (!ok && output) say(`\n${output.trim()}\n`);
}
