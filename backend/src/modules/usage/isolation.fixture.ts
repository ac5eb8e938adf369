import { idOf, type Command, type IsolationFixture } from '../../../../tests/isolation/fixture.ts';

const day = '2026-11-01';
const at = '2026-11-01T12:00:00Z';
const appendOnly: readonly Command[] = ['select', 'insert'];
const kept: readonly Command[] = ['select', 'insert', 'update'];

export const isolation: IsolationFixture = {
  tables: {
    meters: {
      row: () => ({ kind: 'ai_tokens', period: day, used: 0, reserved: 0 }),
      api: kept,
      others: { atrium_operator: ['select'], atrium_search: ['select'] },
    },
    reservations: {
      row: (org, n) => ({
        id: idOf('reservations', org, n),
        source: 'chat',
        model: 'm',
        provider: 'p',
        kind: 'ai_tokens',
        period: day,
        amount: 1,
        prompt_tokens: 1,
        prices: {},
        expires_at: at,
      }),
      api: kept,
      others: { atrium_operator: ['select', 'delete'] },
    },
    usage_ledger: {
      row: (org, n) => ({
        id: idOf('usage_ledger', org, n),
        kind: 'ai_tokens',
        period: day,
        amount: 1,
        record_id: idOf('usage_records', org, n),
      }),
      api: appendOnly,
    },
    usage_records: {
      row: (org, n) => ({
        id: idOf('usage_records', org, n),
        source: 'chat',
        model: 'm',
        provider: 'p',
        outcome: 'completed',
        tokens_prompt: 1,
        tokens_completion: 1,
        tokens_cached: 0,
        cost_micros: 0,
        currency: 'EUR',
        price_version: '1',
      }),
      api: appendOnly,
    },
  },
};
