import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startApp, type TestApp } from '../support/app.ts';
import { openArena, program, runProgram, type Arena } from './programs.ts';
import { withoutPredicates } from './without-predicates.ts';

describe.each([
  ['as it is', []],
  ['when its queries forget which organization they are for', [withoutPredicates()]],
] as const)('the API %s', (_, interceptors) => {
  let app: TestApp;
  let arena: Arena;
  beforeAll(async () => {
    app = await startApp({ interceptors });
    arena = await openArena(app);
  }, 60_000);
  afterAll(() => app.close());

  test('shows nobody a word of another organization or person, whatever they do in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(program, (steps) => runProgram(arena, steps)),
      { numRuns: 30, endOnFailure: true },
    );
    expect(arena.conversations.size).toBeGreaterThan(20);
    for (const mutation of interceptors) expect(mutation.removed()).toBeGreaterThan(100);
  }, 120_000);
});
