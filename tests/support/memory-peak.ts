import { setTimeout as sleep } from 'node:timers/promises';
import { reclaimMemoryAfterPeaks } from '../../backend/src/kernel/memory-reclaim.ts';

/**
 * A process with a peak behind it: it held three million objects, let go of them, and goes on with a little work, as a server
 * does that is asked now and then. Prints its resident megabytes, a line each, from the peak on.
 */
const say = () => process.stdout.write(`${Math.round(process.memoryUsage.rss() / 1024 / 1024)}\n`);

reclaimMemoryAfterPeaks(1_000);
let held: object[] = [];
for (let row = 0; row < 3_000_000; row += 1) {
  held.push({ row, text: `row ${row}`, more: [row] });
  if (row % 100_000 === 0) await sleep(1);
}
say();
held = [];
setInterval(() => Array.from({ length: 1_000 }, (_, row) => ({ row, text: `row ${row}` })), 50);
setInterval(say, 500);
