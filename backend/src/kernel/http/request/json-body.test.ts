import { request as httpRequest } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startApp, type TestApp } from '../../../../../tests/support/app.ts';
import { createProbe } from '../../../../../tests/support/probe.ts';
import { nestingDepth } from './json-body.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ modules: [createProbe().module] });
});
afterAll(() => app.close());

interface JsonResponse {
  status: number;
  data: unknown;
  error: { code: string; fields?: Record<string, string> } | null;
}

async function post(
  body: string | Buffer,
  headers: Record<string, string> = {},
  path = '/probe/echo',
): Promise<JsonResponse> {
  const response = await fetch(`${app.origin}/api/v1${path}`, {
    method: 'POST',
    body: new Uint8Array(Buffer.from(body)),
    headers: { 'Content-Type': 'application/json', ...headers },
  });
  const text = await response.text();
  return {
    status: response.status,
    ...(text ? (JSON.parse(text) as Omit<JsonResponse, 'status'>) : { data: null, error: null }),
  };
}

describe('a JSON body', () => {
  test('comes back as the contract names it, and nothing else', async () => {
    expect(await post('{"name":"Ada ☃ 😀"}')).toMatchObject({ status: 200, data: { name: 'Ada ☃ 😀' } });
    expect((await post('{"name":"x"}')).data).toEqual({ name: 'x' });
  });

  test('may come compressed, by another JSON type, or with a charset', async () => {
    const zipped = gzipSync('{"name":"zip"}');
    expect(await post(zipped, { 'Content-Encoding': 'gzip' })).toMatchObject({ status: 200, data: { name: 'zip' } });
    expect((await post('{"name":"x"}', { 'Content-Type': 'application/merge-patch+json' })).status).toBe(200);
    expect((await post('{"name":"x"}', { 'Content-Type': 'application/json; charset=utf-8' })).status).toBe(200);
  });

  test.each([
    ['cut', '{"name":'],
    ['two values', '{"name":"a"}{"name":"b"}'],
    ['a comment', '{"name":"a"} // hi'],
    ['a bare NUL', '{"name":"a\u0000b"}'],
    ['NaN', '{"name":NaN}'],
    ['a byte order mark', '\uFEFF{"name":"a"}'],
    ['nested 65 deep', `{"name":"a","notes":${'{"a":'.repeat(64)}1${'}'.repeat(64)}}`],
    ['nested 50,000 deep', '['.repeat(50_000) + ']'.repeat(50_000)],
    ['nested and never closed', '{"a":'.repeat(100_000)],
  ])('that is malformed (%s) is a 400', async (_, body) => {
    expect(await post(body)).toMatchObject({ status: 400, error: { code: 'malformed' } });
  });

  test('that is not UTF-8 is a 400', async () => {
    const body = Buffer.concat([Buffer.from('{"name":"'), Buffer.of(0xff, 0xfe), Buffer.from('"}')]);
    expect(await post(body)).toMatchObject({ status: 400, error: { code: 'malformed' } });
    expect(await post('not gzip', { 'Content-Encoding': 'gzip' })).toMatchObject({ status: 400 });
  });

  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonp',
  ])('sent as %s is a 415', async (type) => {
    expect(await post('{"name":"a"}', { 'Content-Type': type })).toMatchObject({
      status: 415,
      error: { code: 'unsupported_media_type' },
    });
  });

  test('with an encoding we do not speak is a 415', async () => {
    expect((await post('{"name":"a"}', { 'Content-Encoding': 'compress' })).status).toBe(415);
  });

  test.each([
    ['a value', '{"name":"a\\u0000b"}', 'name'],
    ['a lone surrogate', '{"name":"\\ud800"}', 'name'],
    ['deep inside', '{"name":"a","notes":{"list":[1,{"x":"\\u0000"}]}}', 'notes.list.1.x'],
    ['a name', '{"name":"a","notes":{"x\\u0000y":1}}', 'notes.x\\u0000y'],
    ['__proto__', '{"name":"a","notes":{"__proto__":{"admin":true}}}', 'notes.__proto__'],
    ['__proto__ in disguise', '{"name":"a","\\u005f_proto__":{"admin":true}}', '__proto__'],
    ['constructor, twice', '{"name":"a","constructor":1,"constructor":2}', 'constructor'],
    ['an unknown field', '{"name":"a","colour":"red"}', 'colour'],
    ['an unknown field deep inside', '{"name":"a","owner":{"email":"a@b.test","role":"owner"}}', 'owner.role'],
    ['a missing field', '{}', 'name'],
    ['a wrong type', '{"name":["a"]}', 'name'],
    ['no object', '[]', 'body'],
    ['null', 'null', 'body'],
    ['nothing', '', 'name'],
    ['only spaces', '   ', 'name'],
  ])('with %s is a 422 that names the field', async (_, body, field) => {
    const { status, error } = await post(body);
    expect(status).toBe(422);
    expect(error?.code).toBe('invalid_fields');
    expect(Object.keys(error?.fields ?? {})).toContain(field);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });

  test('that is wrong in very many places, deep below very long names, gets a short response soon', async () => {
    const many = (field: (at: number) => string, count: number) =>
      `{${Array.from({ length: count }, (_, at) => field(at)).join()}}`;
    const below = (levels: number, inside: string) =>
      `{"${'n'.repeat(15_000)}":`.repeat(levels) + inside + '}'.repeat(levels);
    const unknown = many((at) => `"k${at}":1`, 80_000);
    // A response with the whole path of each fault would have 20,000 times half a megabyte.
    const deep = below(
      32,
      many((at) => `"k${at}":"\\u0000"`, 20_000),
    );
    for (const body of [
      unknown,
      deep,
      below(
        32,
        many((at) => `"k${at}":"\\u0041"`, 20_000),
      ),
    ]) {
      expect(body.length).toBeLessThan(1024 * 1024);
      const { status, error } = await post(body);
      expect([status, error?.code]).toEqual([422, 'invalid_fields']);
      expect(JSON.stringify(error).length).toBeLessThan(20_000);
    }
  });

  test('where none belongs must be empty', async () => {
    expect((await post('', {}, '/probe/nothing')).status).toBe(204);
    expect((await post('{}', {}, '/probe/nothing')).status).toBe(204);
    expect(await post('{"a":1}', {}, '/probe/nothing')).toMatchObject({
      status: 422,
      error: { fields: { a: 'unknown field' } },
    });
  });

  test('of 10 MB is a 413, and so is a small one that unpacks to it', async () => {
    const big = Buffer.alloc(10_000_000, ' ');
    expect(await post(big)).toMatchObject({
      status: 413,
      error: { code: 'body_too_large', fields: { limit_bytes: 1_048_576 } },
    });
    expect((await post(gzipSync(big), { 'Content-Encoding': 'gzip' })).status).toBe(413);
    expect((await post(JSON.stringify({ name: 'x'.repeat(100) }), {}, '/probe/small')).status).toBe(413);
  });

  test('without a length that never ends is a 413, and its line is closed', async () => {
    const { status, closed } = await new Promise<{ status: number | undefined; closed: Promise<void> }>(
      (resolve, reject) => {
        const headers = { 'Content-Type': 'application/json', 'Transfer-Encoding': 'chunked' };
        const sending = httpRequest(`${app.origin}/api/v1/probe/echo`, { method: 'POST', headers, agent: false });
        const chunk = Buffer.alloc(256 * 1024, ' ');
        let sent = 0;
        const timer = setInterval(() => {
          sent += 1;
          if (sent < 20) sending.write(chunk);
          else if (sent === 20) sending.end();
        }, 5);
        sending.on('error', reject);
        sending.on('response', (response) => {
          const gone = new Promise<void>((done) => response.socket.once('close', () => done()));
          clearInterval(timer);
          response.resume();
          resolve({ status: response.statusCode, closed: gone });
        });
      },
    );
    expect(status).toBe(413);
    await closed;
  });
});

test('depth counts brackets outside strings only', () => {
  expect(nestingDepth('{"a":"[[[[","b":"\\"[[[","c":[1]}')).toBe(2);
  expect(nestingDepth('"unclosed [[')).toBe(0);
});
