import { Validator } from '@seriousme/openapi-schema-validator';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allModules, startApp, type TestApp } from '../../../../tests/support/app.ts';
import { eventually } from '../../../../tests/support/eventually.ts';
import { createProbe } from '../../../../tests/support/probe.ts';
import { registerTenant } from '../../../../tests/support/tenants.ts';
import { openApi } from './document/openapi.ts';

const probe = createProbe();
let app: TestApp;
beforeAll(async () => {
  app = await startApp({ modules: [...allModules, probe.module] });
});
afterAll(() => app.close());

const url = (path: string) => `${app.origin}/api/v1/probe/${path}`;
const post = (path: string, body: string | Buffer | FormData, type?: string) =>
  fetch(url(path), { method: 'POST', body, ...(type ? { headers: { 'Content-Type': type } } : {}) });
const codeOf = async (response: Response) => {
  const { error } = (await response.json()) as { error: { code: string } | null };
  return [response.status, error?.code];
};

describe('a body', () => {
  test('of any bytes arrives as it was sent, up to the limit', async () => {
    const bytes = randomBytes(1000);
    const response = await post('raw', bytes, 'application/octet-stream');
    expect(await response.json()).toMatchObject({ data: { hex: bytes.toString('hex') } });
    expect(await codeOf(await post('raw', randomBytes(1001), 'image/png'))).toEqual([413, 'body_too_large']);
  });

  test('of a form is checked like any other', async () => {
    const form = (text: string) => post('form', text, 'application/x-www-form-urlencoded');
    expect(await (await form('name=Ada+L%C3%B6&tag=a&tag=b')).json()).toMatchObject({
      data: { name: 'Ada Lö', tags: 2 },
    });
    for (const bad of ['name=', 'name=a&colour=red', 'name=a%00b', 'name=a&__proto__=b'])
      expect(await codeOf(await form(bad)), bad).toEqual([422, 'invalid_fields']);
    expect(await codeOf(await form('name=%FF%FE\u0000'.normalize()))).toEqual([422, 'invalid_fields']);
    expect(await codeOf(await post('form', '{"name":"a"}', 'application/json'))).toEqual([
      415,
      'unsupported_media_type',
    ]);
  });

  test('of several parts brings its files, under names without folders, and leaves nothing behind', async () => {
    const bytes = randomBytes(90_000);
    const form = new FormData();
    form.set('title', 'Scans');
    form.set('first', new File([bytes], '../../etc/pass\u202ewd.png'));
    form.set('second', new File([], 'empty.txt'));
    const { data } = (await (await post('upload', form)).json()) as { data: { title: string; files: unknown[] } };
    expect(data).toEqual({
      title: 'Scans',
      files: expect.arrayContaining([
        { field: 'first', name: 'passwd.png', sha256: createHash('sha256').update(bytes).digest('hex') },
        { field: 'second', name: 'empty.txt', sha256: createHash('sha256').digest('hex') },
      ]) as unknown,
    });
    await eventually(() => !probe.uploads.some((path) => existsSync(path)), 'the files are gone');
  });

  test('of several parts is refused when it has too many files, too large ones, wrong fields, or is none', async () => {
    const upload = (...files: number[]) => {
      const form = new FormData();
      form.set('title', 'x');
      for (const [at, size] of files.entries()) form.set(`file${at}`, new File([Buffer.alloc(size)], 'a.bin'));
      return form;
    };
    expect(await codeOf(await post('upload', upload(10, 10, 10)))).toEqual([413, 'body_too_large']);
    expect(await codeOf(await post('upload', upload(100_001)))).toEqual([413, 'body_too_large']);
    const untitled = new FormData();
    untitled.set('file', new File(['a'], 'a.txt'));
    expect(await codeOf(await post('upload', untitled))).toEqual([422, 'invalid_fields']);
    expect(await codeOf(await post('upload', '{}', 'application/json'))).toEqual([415, 'unsupported_media_type']);
    expect(await codeOf(await post('upload', '--x\r\nbroken', 'multipart/form-data; boundary=x'))).toEqual([
      400,
      'malformed',
    ]);
  });
});

describe('a file', () => {
  const get = (headers: Record<string, string> = {}, query = '') => fetch(url(`file${query}`), { headers });

  test('comes whole, cannot act as a page, and is not sent again to who has it', async () => {
    const response = await get();
    expect(await response.text()).toBe('0123456789');
    expect(response.headers.get('Content-Disposition')).toBe(
      `attachment; filename="report.txt"; filename*=UTF-8''report.txt`,
    );
    expect(response.headers.get('Content-Security-Policy')).toMatch(/^sandbox; default-src 'none'/u);
    expect(response.headers.get('Content-Type')).toBe('text/html');
    const etag = response.headers.get('ETag') ?? '';
    expect((await get({ 'If-None-Match': etag })).status).toBe(304);
  });

  test.each([
    ['bytes=2-4', '234', 'bytes 2-4/10'],
    ['bytes=7-', '789', 'bytes 7-9/10'],
    ['bytes=-2', '89', 'bytes 8-9/10'],
    ['bytes=5-999', '56789', 'bytes 5-9/10'],
  ])('comes in part for %s', async (range, part, where) => {
    const response = await get({ Range: range });
    expect([response.status, await response.text()]).toEqual([206, part]);
    expect(response.headers.get('Content-Range')).toBe(where);
    expect(response.headers.get('Content-Length')).toBe(String(part.length));
  });

  test('comes whole for what is no single range, or of another version', async () => {
    const unusual: Record<string, string>[] = [
      { Range: 'bytes=1-2,4-5' },
      { Range: 'lines=1-2' },
      { Range: 'bytes=4-2' },
      { Range: 'bytes=0-1', 'If-Range': '"old"' },
    ];
    for (const headers of unusual) expect((await get(headers)).status).toBe(200);
    const beyond = await get({ Range: 'bytes=10-' });
    expect(beyond.headers.get('Content-Range')).toBe('bytes */10');
    expect(await codeOf(beyond)).toEqual([416, 'range_not_satisfiable']);
  });

  test('keeps its name whatever that is', async () => {
    const name = 'Übersicht "Q3"; 100%\r\n.pdf';
    const response = await get({}, `?inline=yes&name=${encodeURIComponent(name)}`);
    expect(response.headers.get('Content-Disposition')).toBe(
      `inline; filename="_bersicht _Q3_; 100___.pdf"; filename*=UTF-8''${encodeURIComponent(name)}`,
    );
  });
});

test('a route can lead elsewhere, and show a page that runs nothing', async () => {
  const elsewhere = await fetch(url('elsewhere'), { redirect: 'manual' });
  expect([elsewhere.status, elsewhere.headers.get('Location')]).toEqual([303, '/sign-in']);
  const page = await fetch(url('page'));
  expect([await page.text(), page.headers.get('Content-Type')]).toEqual(['<p>Hello</p>', 'text/html; charset=utf-8']);
  expect(page.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
});

test('what takes longer than it may is given up, and nothing of it stays', async () => {
  const { slug, organization } = await registerTenant(app);
  const { status, error } = await app.api('POST /probe/slow', { tenant: slug });
  expect([status, error?.code]).toEqual([503, 'timeout']);
  expect(await app.database.admin('select from departments where org_id = $1', [organization.id])).toEqual([]);
});

test('the document describes all of them', async () => {
  const document = openApi({ modules: [probe.module] });
  const result = await new Validator().validate({ ...structuredClone(document) });
  expect(result.errors ?? []).toEqual([]);
  expect(document.paths['/probe/upload']?.['post']?.requestBody?.content).toHaveProperty('multipart/form-data');
});
