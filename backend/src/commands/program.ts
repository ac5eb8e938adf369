import { createKernel } from '../kernel/create.ts';
import { readEnv } from '../kernel/env.ts';
import { AppError } from '../kernel/errors.ts';
import type { Kernel } from '../kernel/kernel.ts';
import * as modules from '../modules.ts';

/** Runs a program of the console on a kernel of its own, with its arguments. What stops it is one sentence and exit code 1. */
export async function runProgram(work: (kernel: Kernel, args: string[]) => Promise<void>): Promise<void> {
  try {
    const kernel = await createKernel({ ...readEnv(process.env), logLevel: 'error' }, Object.values(modules));
    try {
      await work(kernel, process.argv.slice(2));
    } finally {
      await kernel.close();
    }
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
