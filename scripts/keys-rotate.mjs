import { prepare } from './run/prepare.mjs';

// New keys for the tokens of all organizations, or of the one whose slug is given. Nobody is signed out.
await prepare();
const { runOnce } = await import('./start/once.mjs');
await runOnce('keys-rotate.ts', process.argv.slice(2));
