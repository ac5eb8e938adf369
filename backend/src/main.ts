import { inspect } from 'node:util';
import { createApp } from './app.ts';
import { createKernel } from './kernel/create.ts';
import { assertSafeDatabase } from './kernel/db/boot-checks.ts';
import { expectedProcesses } from './kernel/db/pool-sizes.ts';
import { DatabaseRefused } from './kernel/db/refused.ts';
import { assertPlans } from './kernel/entitlements/assert-plans.ts';
import { EnvError, readEnv } from './kernel/env.ts';
import { reclaimMemoryAfterPeaks } from './kernel/memory-reclaim.ts';
import { createModules } from './kernel/modules.ts';
import { migrateAll } from './kernel/migrate-all.ts';
import { serve } from './kernel/serve.ts';
import * as modules from './modules.ts';
import { seedDemo } from './seed.ts';

/** Milliseconds for the shutdown. The start script kills the process after eight and a half seconds. */
const shutdownMs = 8000;

async function main(): Promise<void> {
  const env = readEnv(process.env);
  await migrateAll(env);
  const kernel = await createKernel(env, Object.values(modules));
  for (const warning of await assertSafeDatabase(kernel.db, env)) kernel.warnings.add(warning);
  await assertPlans(kernel.db, kernel.declarations.entitlements);
  const { app, system, allowed } = kernel.db.connections;
  kernel.log.info(
    { requests: app, system, server: allowed, processes: expectedProcesses },
    `up to ${app} database connections for requests and about ${system} for the system, of ${allowed} that the server allows`,
  );
  const instances = createModules(kernel);
  if (env.seed === 'demo') await seedDemo(kernel, instances);
  const serving = await serve(kernel, instances.all, createApp(kernel, instances.all).callback());
  process.stdout.write(`ready ${serving.origin}\n`);
  reclaimMemoryAfterPeaks();

  let stopping = false;
  const stop = async (code: number): Promise<void> => {
    if (stopping) process.exit(code);
    stopping = true;
    await serving.stop(shutdownMs);
    process.exit(code);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop(0));
  process.on('uncaughtException', (error) => {
    kernel.log.fatal({ err: error }, 'nothing caught this; stopping');
    void stop(1);
  });
}

try {
  await main();
} catch (error) {
  // What an operator can mend is reported as a sentence, without a stack.
  process.stderr.write(
    `${error instanceof EnvError || error instanceof DatabaseRefused ? error.message : inspect(error)}\n`,
  );
  process.exit(1);
}
