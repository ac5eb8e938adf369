import { expect, it } from 'vitest';
import { addressesIn } from './addresses.ts';

it.each([
  ['ann@example.com', ['ann@example.com'], []],
  ['ann@example.com, bob@example.com;cleo@example.com\ndan@example.com', 4, []],
  ['Ann Lee <Ann@Example.com>, "Lee, Bob" <bob@example.com>', ['ann@example.com', 'bob@example.com'], []],
  ['ليلى <layla@example.com>\nann@example.com', ['layla@example.com', 'ann@example.com'], []],
  ['ann@example.com ANN@example.com', ['ann@example.com'], []],
  ['ann@ example.com', [], ['ann@', 'example.com']],
  ['ann@localhost', [], ['ann@localhost']],
  ['   \n ', [], []],
])('in %j', (text, valid, invalid) => {
  const found = addressesIn(text);
  expect(typeof valid === 'number' ? found.valid.length : found.valid).toEqual(valid);
  expect(found.invalid).toEqual(invalid);
});
