import path from 'node:path';
import { root } from './run/paths.mjs';
import { prepare } from './run/prepare.mjs';

// Like `npm start`, but the server starts again when its source changes, and Vite replaces what changed in the pages.
await prepare();
const [{ start }, { servePages }] = await Promise.all([import('./start/start.mjs'), import('./start/vite.mjs')]);
const watched = ['backend/src', 'migrations'].map((folder) => `--watch-path=${path.join(root, folder)}`);
await start({ pages: servePages, nodeOptions: ['--watch-preserve-output', ...watched] });
