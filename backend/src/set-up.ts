import { createKernel } from './kernel/create.ts';
import { readEnv } from './kernel/env.ts';
import { migrateAll } from './kernel/migrate-all.ts';
import { seedDemo } from './seed.ts';

// `npm run seed`, and the service `setup` of the compose files: brings the database up to this code, adds the demo data
// where SEED says so, and ends.
const env = readEnv(process.env);
await migrateAll(env);
const kernel = await createKernel(env);
try {
  if (env.seed === 'demo') await seedDemo(kernel);
} finally {
  await kernel.close();
}
