import { expect, test } from 'vitest';
import { inspect } from './inspect.ts';
import { StreamGuard } from './stream-guard.ts';

/**
 * What makes a careless pattern try every way there is: beginnings that never end, again and again. A quarter of a
 * megabyte of each takes milliseconds; were anything quadratic, it would take an hour and the test would run out of time.
 */
const beginnings = [
  [
    '1',
    '1 ',
    '12 ',
    '1-',
    '4111 ',
    '4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 ',
    '4111 1111 1111 1111 ',
    '123-45-',
    '123-45-6789 ',
  ],
  ['ssn ', 'ssn 123 45 ', 'DE89', 'DE89 ', 'GB82 a', 'DE89 3704 0044 0532 0130 00 ', '12345678-1234-1234-1234-'],
  [
    'eyJ',
    'eyJ-',
    '-eyJ',
    'eyJa.',
    'eyJaaaaaaaaa.',
    'sk-',
    '-sk-a1',
    'AKIA',
    'xoxb-',
    'SG.aaaaaaaaaaaaaaaa.',
    '0123456789:AA',
  ],
  ['-----BEGIN ', '-----BEGIN PRIVATE KEY-----', '-----BEGIN PRIVATE KEY----------END', 'hooks.slack.com/services/'],
  [
    'password',
    'password: ',
    'password=',
    'password="',
    'passwordpassword is ',
    'pass pass = ',
    'my ',
    "my password is '",
  ],
  ['mot de passe ', 'contraseña ', '密码', '://', '://a:', '://a:b@', '://a://b:c'],
  [
    'api_key=',
    'api api api key',
    'access_access_',
    'key=key=',
    'secret:"',
    'token = ',
    'bearer ',
    'bearer a',
    'authorization: basic ',
  ],
  [
    'a',
    ' ',
    '\n',
    '\t',
    '"',
    '\\n',
    '.',
    '/',
    'a/',
    'a.b',
    '_',
    '-',
    '%',
    '= ',
    '=>',
    '{{',
    'a1B2c3D4e5F6',
    'A1b2C3d4E5f6G7h8 ',
  ],
  ['\u200b', 'é', 'ä ', '４', '𝟒', '٤', 'e\u0301', '👩‍👩‍👧', '\ud800'],
].flat();
const size = 250_000;

test.each(beginnings)('a lot of %j is looked through in time linear to its length', (beginning) => {
  const text = beginning.repeat(Math.ceil(size / beginning.length)).slice(0, size);
  expect(inspect(text).every(({ start, end }) => end > start)).toBe(true);
});

test.each(beginnings)('and so is an answer that goes on with %j', (beginning) => {
  const guard = new StreamGuard();
  const text = beginning.repeat(Math.ceil(20_000 / beginning.length));
  let seen = 0;
  for (let at = 0; at < text.length; at += 8) seen += guard.push(text.slice(at, at + 8)).length;
  expect(seen + guard.end().length).toBeGreaterThan(0);
});
