import { prepare } from './run/prepare.mjs';

// Makes an organization with an owner, whatever REGISTRATION says; --platform: the one that runs the installation.
await prepare();
const { runOnce } = await import('./start/once.mjs');
await runOnce('organizations-create.ts', process.argv.slice(2));
