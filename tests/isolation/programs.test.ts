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

  test('has emitted an event for each change that is in the trail', async () => {
    const changes = await app.database.admin<{ action: string; entries: string; events: string }>(`
      select action, count(*) as entries, (
        select count(*) from outbox o where o.org_id = a.org_id and o.type = a.action
          and o.subject_type = a.subject_type and o.subject_id = a.subject_id
          and o.user_id is not distinct from a.user_id and o.key_id is not distinct from a.key_id
      ) as events
      from audit_entries a group by org_id, action, subject_type, subject_id, user_id, key_id`);
    expect(changes.filter(({ entries, events }) => Number(events) < Number(entries))).toEqual([]);
    expect(new Set(changes.map(({ action }) => action)).size).toBeGreaterThan(5);
  });
});
