import { prepare } from './run/prepare.mjs';

// Everything that shows whether Atrium works, from a bare clone. `npm test -- chat` runs the files whose path says "chat".
await prepare();
const { test } = await import('./test/test.mjs');
await test(process.argv.slice(2));
