import { expect, test } from 'vitest';
import { inspect } from './inspect.ts';
import { StreamGuard } from './stream-guard.ts';

/** Inputs on which a regular expression may backtrack: repeated beginnings without an end, by recogniser. */
const beginnings = [
  [
    '1',
    '1 ',
    '12 ',
    '1-',
    '4 ',
    '44 ',
    '4111 ',
    '4111\n',
    '4111, ',
    '4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 ',
    '4111 1111 1111 1111 ',
  ],
  [
    '4539578763621486 ',
    'card 4539578763621486 ',
    'order 4539578763621486 ',
    'exp ',
    'card',
    'kartekarte',
    '+4111',
    'a4111b',
  ],
  ['123-45-', '123-45-6789 ', '123-45-6789-', 'ssn ', 'ssn 123 45 ', 'part no. 123-45-6789 ', '123 - ', '123'],
  [
    'DE89',
    'DE89 ',
    'GB82 a',
    'DE89 3704 0044 0532 0130 00 ',
    '12345678-1234-1234-1234-',
    'FR1',
    'iban',
    'MT84MALT011000012345MTLCAST001',
  ],
  [
    'eyJ',
    'eyJ-',
    '-eyJ',
    'eyJa.',
    'eyJaaaaaaaaa.',
    'eyJaaaaaaaaa.eyJaaaaaaaaa.',
    'sk-',
    '-sk-a1',
    'AKIA',
    'xoxb-',
    'xapp-1-',
    'SG.aaaaaaaaaaaaaaaa.',
  ],
  [
    '0123456789:AA',
    '01234567:',
    'github_pat_',
    'pypi-AgE',
    'hooks.slack.com/services/',
    'hooks.slack.com/services/AAAAAAAA/',
  ],
  [
    '-----BEGIN ',
    '-----BEGIN PRIVATE KEY-----',
    '-----BEGIN PRIVATE KEY-----\n',
    '-----BEGIN PRIVATE KEY----------END',
  ],
  ['-----BEGIN PRIVATE KEY-----\nAAAAAAAAAAAAAAAA\n', '-----BEGIN PRIVATE KEY-----\nAAAAAAAAAAAAAAAA: ', '-----END A'],
  [
    'password',
    'password: ',
    'password=',
    'password="',
    'passwordpassword is ',
    'pass pass = ',
    'my ',
    "my password is '",
    'password:**',
  ],
  [
    'password | ',
    'password\t',
    'password>',
    'password - ',
    'password: aaaaaaaa and ',
    'password: a1&b=',
    'pwd;',
    'key: ',
  ],
  ['mot de passe ', 'contraseña ', '密码', 'clave', 'كلمة المرور ', 'pin', 'pin: ', 'PIN-Code 1 ', 'code pin 1-'],
  [
    'user,password\n',
    'a,password\nb,c\n',
    '| password |\n',
    'password,',
    'password|',
    '|',
    '|\n',
    ',\n',
    'user;pwd\n;\n',
  ],
  [' -u ', ' -u a:', 'curl -u a:', ' -p', 'mysql -p', ' --pass ', ' --a-a-a-pass ', 'curl ', ' --user=', ' -a '],
  ['://', '://a:', '://a:b@', '://a://b:c', '://:'],
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
  ['token=a.a.a', 'token=a/a/', 'token=a-bb-bb', 'secret: aaaaaaaaaaaaaaaa'],
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
    '*',
    '%',
    '= ',
    '=>',
    '{{',
    'a1B2c3D4e5F6',
    'A1b2C3d4E5f6G7h8 ',
  ],
  ['\u200b', 'é', 'ä ', '４', '𝟒', '٤', 'e\u0301', '👩‍👩‍👧', '\ud800', '你', '4️⃣', '\u0001', '4\u200b', '٤١١١ '],
].flat();
const [short, long] = [20_000, 200_000];
/** Characters of a streamed answer. */
const answer = 6_000;
/** The most that a long text may cost, as a multiple of ten short ones; quadratic work would cost ten times as much. */
const mostTimes = 4;
/** Microseconds above the resolution of the CPU clock. */
const tick = 20_000;
const attempts = 5;

const filled = (beginning: string, length: number): string =>
  beginning.repeat(Math.ceil(length / beginning.length)).slice(0, length);

/** CPU time of this thread in microseconds, whatever else the machine does. */
function workFor(text: string, times: number): number {
  const before = process.threadCpuUsage();
  for (let time = 0; time < times; time++) inspect(text);
  return process.threadCpuUsage(before).user;
}

test.each(beginnings)('a lot of %j is looked through in time linear to its length', (beginning) => {
  let least = Infinity;
  for (let attempt = 0; attempt < attempts && least > mostTimes; attempt++) {
    const ofTen = workFor(filled(beginning, short), long / short);
    least = Math.min(least, (workFor(filled(beginning, long), 1) - tick) / ofTen);
  }
  expect(least).toBeLessThanOrEqual(mostTimes);
});

test.each(beginnings)('and so is an answer that goes on with %j', (beginning) => {
  const guard = new StreamGuard();
  const text = filled(beginning, answer);
  let seen = 0;
  for (let at = 0; at < text.length; at += 8) seen += guard.push(text.slice(at, at + 8)).length;
  expect(seen + guard.end().length).toBeGreaterThan(0);
});
