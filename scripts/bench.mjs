import { prepare } from './run/prepare.mjs';

// Speed, as ratios against a reference of the same run. `npm run bench -- list` runs what matches.
await prepare();
const { bench } = await import('./bench/bench.mjs');
await bench(process.argv.slice(2));
