import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Interceptor } from 'slonik';
import { createApp } from '../../backend/src/app.ts';
import { createKernel, type RunningKernel } from '../../backend/src/kernel/create.ts';
import { readEnv, type Env } from '../../backend/src/kernel/env.ts';
import type { ServerTimeouts } from '../../backend/src/kernel/http/server.ts';
import type { Module } from '../../backend/src/kernel/module.ts';
import { serve } from '../../backend/src/kernel/serve.ts';
import { modules as allModules } from '../../backend/src/modules.ts';
import type { RouteKey, Sent } from '../../frontend/src/api/types.ts';
import { createDatabase, type TestDatabase } from './postgres.ts';

export interface AppOptions {
  /** Settings that differ from a test's own: generous limits, no seed, no providers. */
  env?: Partial<Env>;
  /** Modules beside, or instead of, the real ones. */
  modules?: readonly Module[];
  /** A database of the caller, which outlives this app (restarts). Default: a fresh one that goes with it. */
  database?: TestDatabase;
  timeouts?: Partial<ServerTimeouts>;
  /** See every statement on its way to the database. */
  interceptors?: readonly Interceptor[];
  /** Folder of built pages. */
  pages?: string;
}

export interface ApiInput {
  params?: Record<string, string>;
  query?: Record<string, string | number | boolean | undefined>;
  body?: unknown;
  token?: string | null;
  /** Slug; sent as `X-Tenant`. */
  tenant?: string;
  headers?: Record<string, string>;
}

export interface ApiAnswer<T> {
  status: number;
  headers: Headers;
  data: T;
  error: { code: string; message: string; fields?: Record<string, unknown> } | null;
  meta: { request_id: string; next_cursor?: string | null };
}

type DataOf<K extends string> = K extends RouteKey ? Sent<K> : unknown;

export interface TestApp {
  origin: string;
  kernel: RunningKernel;
  database: TestDatabase;
  /** Everything that was logged, a JSON object a line. */
  logs: string[];
  /** Calls a route by its key; never throws for a status. The input is loose on purpose: tests send nonsense too. */
  api<K extends RouteKey | (string & {})>(key: K, input?: ApiInput): Promise<ApiAnswer<DataOf<K>>>;
  /** The raw request of `api`, for streams and headers. */
  request(key: string, input?: ApiInput & { signal?: AbortSignal }): Promise<Response>;
  close(): Promise<void>;
}

function fill(path: string, params: Record<string, string>): string {
  return path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
}

function search(query: ApiInput['query']): string {
  const given = Object.entries(query ?? {}).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as [string, string]],
  );
  return given.length > 0 ? `?${new URLSearchParams(given).toString()}` : '';
}

function caller(origin: string): TestApp['request'] {
  return (key, { params = {}, query, body, token, tenant, headers, signal } = {}) => {
    const [method = 'GET', path = ''] = key.split(' ');
    return fetch(`${origin}/api/v1${fill(path, params)}${search(query)}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(token ? { Authorization: `Bearer ${token}` } : {}),
        ...(tenant ? { 'X-Tenant': tenant } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
  };
}

/** A real kernel and server of the test's own: loopback, a free port, a fresh database, in this process. */
export async function startApp(options: AppOptions = {}): Promise<TestApp> {
  const { modules = allModules, timeouts } = options;
  const database = options.database ?? (await createDatabase());
  const dataDir = await mkdtemp(join(tmpdir(), 'atrium-test-'));
  const settings = { NODE_ENV: 'test', DATABASE_URL: database.url, DATA_DIR: dataDir, RATE_LIMIT_SCALE: '1000' };
  const env: Env = { ...readEnv(settings), port: 0, demoTokenMs: 0, ...options.env };
  const logs: string[] = [];
  const kernel = await createKernel(env, {
    logTo: { write: (line) => logs.push(line) },
    database: { interceptors: options.interceptors ?? [] },
  });
  const app = createApp(kernel, modules, options.pages === undefined ? {} : { pages: options.pages });
  const serving = await serve(kernel, modules, app.callback(), timeouts);
  const origin = `http://127.0.0.1:${serving.http.port}`;
  const request = caller(origin);
  return {
    origin,
    kernel,
    database,
    logs,
    request,
    async api<K extends string>(key: K, input?: ApiInput) {
      const response = await request(key, input);
      const text = await response.text();
      const envelope = text ? (JSON.parse(text) as object) : { data: undefined, error: null, meta: { request_id: '' } };
      return { status: response.status, headers: response.headers, ...envelope } as ApiAnswer<DataOf<K>>;
    },
    async close() {
      await serving.stop(5000);
      if (!options.database) await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
