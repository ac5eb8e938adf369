import { describe, expect, it } from 'vitest';
import { table } from '../../scripts/bench/table.mjs';
import { byFeature, overBudget, slowest } from '../../scripts/test/durations.mjs';
import { bySuite, suiteOf } from '../../scripts/test/suites.mjs';

describe('what npm test reports', () => {
  it('names each file after what it proves', () => {
    expect(suiteOf('tests/isolation/catalogue.test.ts')).toBe('catalogue');
    expect(suiteOf('tests/isolation/mutation.test.ts')).toBe('isolation');
    expect(suiteOf('tests/ops/start.test.ts')).toBe('ops');
    expect(suiteOf('tests/e2e/')).toBe('browser');
    expect(suiteOf('backend/src/modules/usage/quota.test.ts')).toBe('unit');
  });

  it('adds up what belongs together', () => {
    const files = [
      { file: 'tests/faults/chat.test.ts', passed: 3, failed: 0, seconds: 2 },
      { file: 'tests/faults/database-restart.test.ts', passed: 1, failed: 1, seconds: 3 },
      { file: 'backend/src/kernel/log.test.ts', passed: 2, failed: 0, seconds: 1 },
    ];
    expect(Object.fromEntries(bySuite(files))).toEqual({
      faults: { passed: 4, failed: 1, seconds: 5 },
      unit: { passed: 2, failed: 0, seconds: 1 },
    });
  });
});

describe('how long tests take', () => {
  const times = [
    { file: 'backend/src/modules/things/things.test.ts', title: 'is saved', seconds: 4 },
    { file: 'tests/e2e/things.spec.ts', title: 'a client writes', seconds: 7 },
    { file: 'frontend/src/features/things/list.test.ts', title: 'waits', seconds: 0.5 },
    { file: 'tests/e2e/pages.spec.ts', title: 'every page', seconds: 60 },
    { file: 'tests/e2e/chat-history.spec.ts', title: 'a chat is renamed', seconds: 2 },
    { file: 'tests/ops/start.test.ts', title: 'a bare clone', seconds: 45 },
  ];

  it('is told of the slowest', () => {
    expect(slowest(times, 2)).toEqual([
      '  60.0 s  tests/e2e/pages.spec.ts  every page',
      '  45.0 s  tests/ops/start.test.ts  a bare clone',
    ]);
  });

  it('is added up for each feature, over its rooms and journeys, and fails above its budget', () => {
    const features = byFeature(times);
    expect([...features]).toEqual([
      ['things', 11.5],
      ['conversations', 2],
    ]);
    expect(overBudget(features, 1)).toEqual(['things: its tests take 12 s and may take 10 s']);
    expect(overBudget(features, 1.5)).toEqual([]);
    expect(overBudget(new Map([['things', 10]]), 0.5)).toEqual([]);
  });
});

describe('the table of npm run bench', () => {
  it('lines up figures to the right, three of them each, and says what was missed', () => {
    const rows = [
      { what: 'list', value: 1234.5, unit: 'req/s', reference: 2000, ratio: 0.61725, must: '≥ 0.6 ×', ok: true },
      { what: 'guard', value: 0.012345, unit: 'ms', must: '≤ 0.01 ms', ok: false },
      { what: 'it did not finish', value: Number.NaN, unit: '', ok: false },
    ];
    expect(table(rows).split('\n')).toEqual([
      '',
      'what                     value    reference   ratio       must',
      '─────────────────  ───────────  ───────────  ──────  ─────────  ──────',
      'list               1,235 req/s  2,000 req/s  0.62 ×    ≥ 0.6 ×  ok',
      'guard                0.0123 ms                       ≤ 0.01 ms  MISSED',
      'it did not finish            –                                  MISSED',
      '',
    ]);
  });
});
