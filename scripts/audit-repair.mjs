import { prepare } from './run/prepare.mjs';

// Acknowledges what `npm run audit:verify` found in the trail of one organization, by an entry of its own.
await prepare();
const { runOnce } = await import('./start/once.mjs');
await runOnce('audit-verify.ts', ['repair', ...process.argv.slice(2)]);
