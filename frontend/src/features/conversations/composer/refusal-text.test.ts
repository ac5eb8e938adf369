import { describe, expect, it } from 'vitest';
import { ApiError, type FailureCode } from '../../../api/error.ts';
import { refusalText } from './refusal-text.ts';

const refused = (code: FailureCode, fields: Record<string, unknown>) =>
  refusalText(new ApiError({ code, status: 429, message: 'As the server says it.', fields }));

describe('why a question was not sent', () => {
  it.each([
    ['organization', 'The plan’s AI tokens of this month are used up.'],
    ['unconfirmed_organization', 'Until it is, it may use 20,000 AI tokens a day'],
    ['unconfirmed_address', 'Those registered from the same network share 20,000 AI tokens a day'],
    ['unconfirmed_installation', 'All of this installation that are not share 20,000 AI tokens a day'],
  ])('names the quota of the scope %s', (scope, text) => {
    expect(refused('quota_exceeded', { scope, limit: 20_000, used: 19_980 })).toContain(text);
  });

  it('tells a model that is gone from a chat that is gone', () => {
    expect(refused('not_found', { model: 'is not in the list of models' })).toBe(
      'This model is no longer offered. Choose another one.',
    );
    expect(refused('not_found', {})).not.toContain('model');
  });
});
