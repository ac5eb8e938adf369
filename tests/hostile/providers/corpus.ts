import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { storable } from '../../../backend/src/kernel/db/storable.ts';
import { startApp, type TestApp } from '../../support/app.ts';
import { soundText, startHostileProvider, type HostileProvider } from '../../support/hostile-provider.ts';
import { modelServedBy } from '../../support/models.ts';
import { registerTenant, type TestTenant } from '../../support/tenants.ts';
import type { HostileCase } from './case.ts';
import { isProvoked, titleBefore, waysOf } from './ways.ts';

/** For a machine on which many things run. */
const patient = { connect: 60_000, first_token: 60_000, idle: 60_000, total: 60_000 };
/** Of `soundText`, whoever counts them. */
const soundTokens = 3;

/** A test for each case: what its users see by every way to a model, what it costs, and that the next answer comes. */
export function testCorpus(cases: readonly HostileCase[]): void {
  // Most of the time they wait for each other's second tries.
  vi.setConfig({ maxConcurrency: 12, testTimeout: 120_000 });
  const idOf = (hostile: HostileCase) => `model-${cases.indexOf(hostile)}`;
  const patientOf = (model: string) => `${model}-patient`;

  let provider: HostileProvider;
  let app: TestApp;
  let tenant: TestTenant;
  let ways: ReturnType<typeof waysOf>;

  beforeAll(async () => {
    provider = await startHostileProvider(
      new Map(cases.map((hostile) => [idOf(hostile), hostile.conduct])),
      isProvoked,
    );
    app = await startApp({ env: { role: 'web' } });
    tenant = await registerTenant(app);
    const models = cases.flatMap((hostile) => {
      const id = idOf(hostile);
      const timeouts = { ...patient, ...hostile.timeouts };
      return [
        modelServedBy(provider.baseUrl(id), { id, timeouts }),
        modelServedBy(provider.baseUrl(id), { id: patientOf(id), timeouts: patient }),
      ];
    });
    ways = waysOf(app, tenant, models);
  });
  afterAll(async () => {
    await app.close();
    await provider.close();
  });

  test.concurrent.for(cases)(
    'a provider that $does: its users are told, and the next answer comes',
    async (hostile) => {
      const model = idOf(hostile);
      const { code, text = '' } = hostile;
      await Promise.all(
        Object.entries(ways.asking).map(async ([way, asking]) => {
          const seen = await asking(model);
          const shown = storable(seen.text);
          // Answers as a whole have no text where they failed.
          const wanted = way === 'chat' && code !== undefined ? '' : text;
          const matches = wanted instanceof RegExp && wanted.test(shown);
          expect({ way, code: seen.code, text: matches ? wanted : shown }).toEqual({ way, code, text: wanted });
        }),
      );
      const { first, title } = await ways.title(model, patientOf(model));
      expect(first).toEqual({ code: undefined, text: soundText });
      expect(title).toMatch(code === undefined ? /^[^\0]{1,60}$/ : titleBefore);

      const { recorded, ...books } = await booksOf(app, [model, patientOf(model)]);
      expect(books).toMatchObject({ calls: 6, open: 0, entered: recorded });
      const tokens = text === soundText || code !== undefined ? [soundTokens] : books.answers;
      expect(books.answers).toEqual(tokens);
    },
  );

  test('the tenant whose providers they were has its books balanced', async () => {
    const [meter] = await app.database.admin<{ used: number; reserved: number; ledger: number }>(
      'select used::int, reserved::int, (select sum(amount)::int from usage_ledger) as ledger from meters',
    );
    expect(meter).toEqual({ used: meter?.ledger, reserved: 0, ledger: expect.any(Number) });
  });
}

interface Books {
  calls: number;
  /** Those that still hold tokens. */
  open: number;
  /** Tokens by record and by ledger. */
  recorded: number;
  entered: number;
  /** The different lengths of whole answers, in tokens. */
  answers: number[];
}

async function booksOf(app: TestApp, models: readonly string[]): Promise<Books> {
  const [books] = await app.database.admin<Books>(
    `select count(*)::int as calls, (count(*) filter (where v.settled_at is null))::int as open,
       coalesce(sum(u.tokens_prompt + u.tokens_completion), 0)::int as recorded, coalesce(sum(l.amount), 0)::int as entered,
       array_agg(distinct u.tokens_completion::int) filter (where u.outcome = 'completed') as answers
     from reservations v
     left join usage_records u on u.org_id = v.org_id and u.id = v.id
     left join usage_ledger l on l.org_id = v.org_id and l.record_id = v.id
     where v.model = any($1)`,
    [models],
  );
  return books!;
}
