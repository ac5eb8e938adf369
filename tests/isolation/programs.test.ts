import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startApp, type TestApp } from '../support/app.ts';
import { openArena, program, runProgram, type Arena } from './programs.ts';

describe.each([['as it is', () => startApp()]] as const)('the API %s', (_, open) => {
  let app: TestApp;
  let arena: Arena;
  beforeAll(async () => {
    app = await open();
    arena = await openArena(app);
  }, 60_000);
  afterAll(() => app.close());

  test('shows nobody a word of another organization or person, whatever they do in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(program, (steps) => runProgram(arena, steps)),
      { numRuns: 20, endOnFailure: true },
    );
    expect(arena.conversations.size).toBeGreaterThan(20);
  }, 120_000);
});
