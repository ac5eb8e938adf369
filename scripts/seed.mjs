import { prepare } from './run/prepare.mjs';

// Adds the demo data to the configured database, or to the embedded one, running or not. What is there stays as it is.
await prepare();
process.env.SEED = 'demo';
const { runOnce } = await import('./start/once.mjs');
await runOnce('set-up.ts', []);
