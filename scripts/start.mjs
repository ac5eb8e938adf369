import { prepare } from './run/prepare.mjs';

// One command on a bare machine: packages, database, pages, server. Everything after this line runs under Node 24.
await prepare();
const [{ start }, { buildPages }] = await Promise.all([import('./start/start.mjs'), import('./start/pages.mjs')]);
await start({ pages: buildPages });
