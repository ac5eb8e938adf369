import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { eventually } from '../../../tests/support/eventually.ts';

const script = fileURLToPath(new URL('../../../tests/support/memory-peak.ts', import.meta.url));

test('the memory of a peak goes back to the system while a little work goes on', async () => {
  const child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const megabytes: number[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => megabytes.push(Number(line)));
  try {
    const peak = await eventually(() => megabytes[0], 'the peak');
    expect(peak).toBeGreaterThan(400);
    await eventually(() => (megabytes.at(-1) ?? peak) < peak / 2, 'half of it is given back', 25_000);
  } finally {
    child.kill();
  }
});
