import { describe, expect, test } from 'vitest';
import { createLog, describeError, scrub } from './log.ts';

describe('log lines', () => {
  test('hold no secret, wherever it stands', () => {
    const lines: string[] = [];
    const log = createLog({ level: 'info', destination: { write: (line) => lines.push(line) } });
    log.info({ password: 'atrium-demo-1', user: { token: 'tok-tok' }, headers: { cookie: 'a=b' } }, 'hello');
    log.error({ err: new Error('connect postgres://app:s3cret@db/atrium with Bearer abc.def') }, 'failed');
    const text = lines.join('');
    for (const secret of ['atrium-demo-1', 'tok-tok', 'a=b', 's3cret', 'abc.def']) expect(text).not.toContain(secret);
    expect(text).toContain('hello');
  });

  test('tell of an error what helps, not the values that a driver hangs on it', () => {
    const error = Object.assign(new Error('duplicate key'), {
      code: '23505',
      detail: 'Key (email)=(ada@acme.test)',
      values: ['ada@acme.test'],
      cause: new Error('sk-live_1234567890'),
    });
    const told = describeError(error);
    expect(told).toMatchObject({ code: '23505', message: 'duplicate key', cause: { message: '[redacted]' } });
    expect(JSON.stringify(told)).not.toContain('ada@acme.test');
  });

  test('an error that is logged is also heard of', () => {
    const heard: unknown[] = [];
    const log = createLog({ level: 'silent', onError: (error, facts) => heard.push(error, facts['route']) });
    const fault = new Error('x');
    log.error({ err: fault, route: '/x' }, 'failed');
    log.warn({ err: fault }, 'only a warning');
    expect(heard).toEqual([]);
    const loud = createLog({
      level: 'info',
      destination: { write: () => undefined },
      onError: (error, facts) => heard.push(error, facts['route']),
    });
    loud.error({ err: fault, route: '/x' }, 'failed');
    loud.warn({ err: fault }, 'only a warning');
    expect(heard).toEqual([fault, '/x']);
  });

  test('scrubbing leaves ordinary words alone', () => {
    expect(scrub('the desk-lamp at https://acme.example/task-list')).toBe(
      'the desk-lamp at https://acme.example/task-list',
    );
  });
});
