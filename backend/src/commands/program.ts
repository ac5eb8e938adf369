import { createKernel } from '../kernel/create.ts';
import { readEnv, type Env } from '../kernel/env.ts';
import { AppError } from '../kernel/errors.ts';
import type { Kernel } from '../kernel/kernel.ts';
import * as modules from '../modules.ts';

/** Runs `work` with a kernel of its own, and closes it. */
export async function withKernel<T>(env: Env, work: (kernel: Kernel) => Promise<T>): Promise<T> {
  const kernel = await createKernel(env, Object.values(modules));
  try {
    return await work(kernel);
  } finally {
    await kernel.close();
  }
}

/**
 * Runs a console program on a kernel, with its arguments. An error ends it with one sentence and exit code 1.
 * @param change settings that override the environment
 */
export async function runProgram(
  work: (kernel: Kernel, args: string[]) => Promise<void>,
  change: Partial<Env> = {},
): Promise<void> {
  try {
    const env = { ...readEnv(process.env), logLevel: 'error', ...change };
    await withKernel(env, (kernel) => work(kernel, process.argv.slice(2)));
  } catch (error) {
    process.stderr.write(`${sentenceOf(error)}\n`);
    process.exitCode = 1;
  }
}

function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const fields = error instanceof AppError ? Object.entries(error.fields ?? {}) : [];
  return [error.message, ...fields.map(([field, fault]) => `  ${field}: ${String(fault)}`)].join('\n');
}
