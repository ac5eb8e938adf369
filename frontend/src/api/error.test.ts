import { afterAll, expect, it } from 'vitest';
import { setLanguage } from '../lib/i18n/i18n.ts';
import { errorText } from './error.ts';

afterAll(() => setLanguage('en'));

const timeout = (message: string) => errorText({ code: 'provider_timeout', message });

it('an error says in every language what the server says of it, or else what its code means', async () => {
  const tooLong = 'The answer took longer than it may. Ask for something shorter, or choose another model.';
  expect(timeout(tooLong)).toBe(tooLong);
  await setLanguage('de');
  expect(timeout(tooLong)).toMatch(/^Die Antwort hat länger gedauert/u);
  expect(timeout('A sentence of a newer server.')).toMatch(/^Der KI-Anbieter hat zu lange gebraucht/u);
});
