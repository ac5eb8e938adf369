import { expect, test } from 'vitest';
import { subscriberOf } from './subscriber.ts';

test.each([
  ['192.0.2.1', '192.0.2.1'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002::9', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8::/64'],
  ['2001:db8::2:3:4:5', '2001:db8::/64'],
  ['2001::2:3:4:5:6:7', '2001:0:2:3::/64'],
  ['1::4:5:6:7:1.2.3.4', '1:0:4:5::/64'],
  ['::1', '::/64'],
  ['fe80::1%eth0', 'fe80::/64'],
])('%s is counted as %s', (address, subscriber) => {
  expect(subscriberOf(address)).toBe(subscriber);
});
