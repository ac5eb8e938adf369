import { prepare } from './run/prepare.mjs';

// Seals under ENCRYPTION_KEY what is sealed under one of ENCRYPTION_KEYS_ACCEPTED: the middle of a rotation.
await prepare();
const { runOnce } = await import('./start/once.mjs');
await runOnce('keys-reseal.ts', []);
