import { prepare } from './run/prepare.mjs';

// Is the audit trail whole? Names the first entry of each organization that was edited, removed or cut.
await prepare();
const { runOnce } = await import('./start/once.mjs');
await runOnce('audit-verify.ts', process.argv.slice(2));
