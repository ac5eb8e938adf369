import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

type ScriptedResponse = [status: number, body: unknown, headers?: Record<string, string>];

/** The requests that were sent, and the responses by `METHOD path`; the last response of a list is repeated. */
const sent: { key: string; headers: Headers; body: string | null }[] = [];
let script: Record<string, (ScriptedResponse | Promise<ScriptedResponse>)[]> = {};

const signedIn = (token: string): ScriptedResponse => [
  200,
  { data: { access_token: token, expires_in: 300, user: { id: 'u' }, organization: {} }, error: null, meta: {} },
];
const refused = (status: number, code: string): ScriptedResponse => [
  status,
  { data: null, error: { code, message: 'No.', fields: { name: 'too long' } }, meta: { request_id: 'r-1' } },
];
const ok = (data: unknown): ScriptedResponse => [200, { data, error: null, meta: { next_cursor: 'next' } }];

async function fakeFetch(url: string, init: RequestInit): Promise<Response> {
  const key = `${init.method} ${url.replace('/t/acme/api/v1', '')}`;
  sent.push({ key, headers: new Headers(init.headers), body: (init.body as string | null | undefined) ?? null });
  const responses = script[key] ?? [];
  const [status, body, headers] = (await (responses.length > 1 ? responses.shift() : responses[0])) ?? [404, {}];
  if (status === 0) throw new TypeError('Failed to fetch');
  return new Response(JSON.stringify(body), { status, headers: headers ?? {} });
}

beforeEach(() => {
  const boot = { tenant: { slug: 'acme', name: 'Acme', branding: { primary_color: null } }, base: '/t/acme' };
  const stored = new Map<string, string>();
  vi.resetModules();
  vi.stubGlobal('document', {
    documentElement: { style: { setProperty: () => undefined } },
    getElementById: () => ({ textContent: JSON.stringify(boot) }),
  });
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
    removeItem: (key: string) => stored.delete(key),
  });
  vi.stubGlobal('fetch', fakeFetch);
  sent.length = 0;
  script = {};
});

afterEach(() => vi.unstubAllGlobals());

const load = async () => ({ ...(await import('./api.ts')), ...(await import('./token.ts')) });
const keys = () => sent.map(({ key }) => key);

describe('an API request', () => {
  it('fills the path and the query, leaves out what is undefined, and gives the data', async () => {
    const { api, apiPage } = await load();
    script = {
      'GET /members?limit=5&q=a%26b': [ok([{ id: '1' }])],
      'DELETE /auth/sessions/a%2Fb': [[200, ok(null)[1]]],
    };
    const page = await apiPage('GET /members', { query: { limit: 5, q: 'a&b', role: undefined } });
    expect(page).toEqual({ items: [{ id: '1' }], next_cursor: 'next' });
    await api('DELETE /auth/sessions/:id', { params: { id: 'a/b' } });
    expect(keys()).toEqual(['GET /members?limit=5&q=a%26b', 'DELETE /auth/sessions/a%2Fb']);
  });

  it('is sent with the session, which is refreshed once after a 401', async () => {
    const { api, setToken } = await load();
    setToken({ access_token: 'old', expires_in: 300 });
    script = {
      'GET /organization': [refused(401, 'session_revoked'), ok({})],
      'POST /auth/refresh': [signedIn('new')],
    };
    await api('GET /organization');
    expect(keys()).toEqual(['GET /organization', 'POST /auth/refresh', 'GET /organization']);
    expect(sent.at(-1)?.headers.get('authorization')).toBe('Bearer new');
  });

  it('refreshes a session that is about to expire before it is sent, once for many requests', async () => {
    const { api, setToken } = await load();
    setToken({ access_token: 'old', expires_in: 10 });
    script = { 'GET /organization': [ok({})], 'POST /auth/refresh': [signedIn('new')] };
    await Promise.all([api('GET /organization'), api('GET /organization'), api('GET /organization')]);
    expect(keys().filter((key) => key === 'POST /auth/refresh')).toHaveLength(1);
  });

  it('that is refused after another one has refreshed the session is repeated without a further refresh', async () => {
    const { api, setToken } = await load();
    setToken({ access_token: 'old', expires_in: 300 });
    const late = Promise.withResolvers<ScriptedResponse>();
    script = {
      'GET /organization': [refused(401, 'session_revoked'), ok({})],
      'GET /auth/me': [late.promise, ok({})],
      'POST /auth/refresh': [signedIn('new')],
    };
    const slow = api('GET /auth/me');
    await api('GET /organization');
    late.resolve(refused(401, 'session_revoked'));
    await slow;
    expect(keys().filter((key) => key === 'POST /auth/refresh')).toHaveLength(1);
    expect(sent.at(-1)?.headers.get('authorization')).toBe('Bearer new');
  });

  it('does not take a wrong password for a session that has ended', async () => {
    const { api } = await load();
    script = { 'POST /auth/login': [refused(401, 'invalid_credentials')] };
    const request = api('POST /auth/login', { body: { email: 'a@b.test', password: 'x' } });
    await expect(request).rejects.toMatchObject({ code: 'invalid_credentials', status: 401, requestId: 'r-1' });
    expect(keys()).toEqual(['POST /auth/login']);
  });

  it('that fails says how: the fields, how long to wait, that no response arrived', async () => {
    const { api } = await load();
    script = {
      'PATCH /organization': [refused(422, 'invalid_fields')],
      'GET /organization': [
        [429, refused(429, 'rate_limited')[1], { 'retry-after': '7' }],
        [502, 'Bad gateway'],
        [0, null],
      ],
    };
    await expect(api('PATCH /organization', { body: {} })).rejects.toMatchObject({ fields: { name: 'too long' } });
    await expect(api('GET /organization')).rejects.toMatchObject({ code: 'rate_limited', retryAfter: 7 });
    await expect(api('GET /organization')).rejects.toMatchObject({ code: 'unavailable', status: 502 });
    await expect(api('GET /organization')).rejects.toMatchObject({ code: 'offline', status: 0 });
  });
});

describe('a session', () => {
  it('of another user clears what is in memory of the user before, as after a sign-in in another tab', async () => {
    const { openSession, onSignOut } = await import('./session.ts');
    const clear = vi.fn<() => void>();
    onSignOut(clear);
    const dataOf = (id: string) => (signedIn(id)[1] as { data: { user: object } }).data;
    const open = (id: string) => openSession({ ...dataOf(id), user: { id } } as Parameters<typeof openSession>[0]);
    open('one');
    open('one');
    expect(clear).not.toHaveBeenCalled();
    open('two');
    expect(clear).toHaveBeenCalledOnce();
  });
});

describe('a refresh', () => {
  it('repeats the request whose response never arrived, with the same key, and takes a new key after a response', async () => {
    const { refresh } = await load();
    script = { 'POST /auth/refresh': [[0, null], signedIn('one'), signedIn('two')] };
    await expect(refresh()).rejects.toMatchObject({ code: 'offline' });
    await refresh();
    await refresh();
    const [lost, repeated, next] = sent.map(({ headers }) => headers.get('idempotency-key'));
    expect(repeated).toBe(lost);
    expect(next).not.toBe(lost);
  });

  it('repeats a request that failed on the server, whose cookie may have been rotated all the same', async () => {
    const { refresh } = await load();
    script = { 'POST /auth/refresh': [refused(503, 'unavailable'), signedIn('one')] };
    await expect(refresh()).rejects.toMatchObject({ code: 'unavailable' });
    await refresh();
    const [failed, repeated] = sent.map(({ headers }) => headers.get('idempotency-key'));
    expect(repeated).toBe(failed);
  });

  it('passes the user on to the listeners: their role may have changed', async () => {
    const { refresh, onSessionRefresh } = await load();
    const listener = vi.fn<(data: unknown) => void>();
    onSessionRefresh(listener);
    script = { 'POST /auth/refresh': [signedIn('one')] };
    await refresh();
    expect(listener).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ access_token: 'one', user: { id: 'u' } }),
    );
  });

  it('that is refused tells the listeners that the session has ended, if there was one', async () => {
    const { refresh, onSessionEnd, setToken } = await load();
    const over = vi.fn<() => void>();
    onSessionEnd(over);
    script = { 'POST /auth/refresh': [refused(401, 'unauthenticated')] };
    expect(await refresh()).toBeNull();
    expect(over).not.toHaveBeenCalled();
    setToken({ access_token: 'old', expires_in: 300 });
    expect(await refresh()).toBeNull();
    expect(over).toHaveBeenCalledOnce();
  });
});
