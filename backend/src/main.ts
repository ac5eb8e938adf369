import { inspect } from 'node:util';
import { createApp } from './app.ts';
import { createKernel } from './kernel/create.ts';
import { migrate } from './kernel/db/migrate.ts';
import { EnvError, readEnv } from './kernel/env.ts';
import { migrateJobs } from './kernel/jobs/migrate.ts';
import { serve } from './kernel/serve.ts';
import { modules } from './modules.ts';

/** Ten seconds are what an ordered shutdown may take, with a margin for what cannot be timed. */
const shutdownMs = 9000;

async function main(): Promise<void> {
  const env = readEnv(process.env);
  if (env.databaseAdminUrl) {
    await migrate(env.databaseAdminUrl, { appUrl: env.databaseUrl });
    if (!env.redisUrl) await migrateJobs(env.databaseAdminUrl);
  }
  const kernel = await createKernel(env);
  const serving = await serve(kernel, modules, createApp(kernel, modules).callback());
  process.stdout.write(`ready ${serving.origin}\n`);

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
  // What an operator can repair is said in a sentence; a stack would only hide it.
  process.stderr.write(`${error instanceof EnvError ? error.message : inspect(error)}\n`);
  process.exit(1);
}
