import { describe, expect, it } from 'vitest';
import { strengthOf } from './password.ts';

describe('the strength of a password', () => {
  it.each([
    ['short', 0],
    ['aaaaaaaaaaaaaaaa', 1],
    ['password-2026', 1],
    ['blue-ladder', 1],
    ['blue-ladder-at-9', 2],
    ['vier-blaue-stühle-am-fenster', 3],
  ])('of “%s” is %i', (password, score) => {
    expect(strengthOf(password, []).score).toBe(score);
  });

  it('does not count what others know about the person', () => {
    const { score, advice } = strengthOf('coyote-in-the-desert-sun', ['Wilma Coyote', 'owner@acme.test']);
    expect(score).toBe(1);
    expect(advice).toContain('coyote');
  });
});
