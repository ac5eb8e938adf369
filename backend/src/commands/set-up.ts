import { inspect } from 'node:util';
import { DatabaseRefused } from '../kernel/db/refused.ts';
import { EnvError, readEnv } from '../kernel/env.ts';
import { migrateAll } from '../kernel/migrate-all.ts';
import { createModules } from '../kernel/modules.ts';
import { seedDemo } from '../seed.ts';
import { withKernel } from './program.ts';

/**
 * `npm run seed`, and the service `setup` of the compose files: brings the database up to this code, adds the demo data
 * where SEED says so, and ends.
 */
async function setUp(): Promise<void> {
  const env = readEnv(process.env);
  await migrateAll(env);
  await withKernel(env, async (kernel) => {
    if (env.seed === 'demo') await seedDemo(kernel, createModules(kernel));
  });
}

try {
  await setUp();
} catch (error) {
  const isSentence = error instanceof EnvError || error instanceof DatabaseRefused;
  process.stderr.write(`${isSentence ? error.message : inspect(error)}\n`);
  process.exitCode = 1;
}
