import { prepare } from './run/prepare.mjs';

// Confirms organizations that strangers registered; without a slug it lists them.
await prepare();
const { runOnce } = await import('./start/once.mjs');
await runOnce('organizations-confirm.ts', process.argv.slice(2));
