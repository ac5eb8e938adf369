import { expect, it } from 'vitest';
import { initialsOf } from './initials.ts';

it.each([
  ['Wilma Coyote', 'WC'],
  ['şebnem', 'Ş'],
  ['Anna Maria von Trapp', 'AT'],
  ['محمد الفارسي', 'ما'],
  ['👩‍👩‍👧 Family', '👩‍👩‍👧F'],
  ['   ', ''],
])('%s has the initials %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
