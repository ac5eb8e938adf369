import type { RouteKey, Sent } from '../../frontend/src/api/types.ts';

export interface ApiInput {
  params?: Record<string, string>;
  query?: Record<string, string | number | boolean | undefined>;
  body?: unknown;
  token?: string | null;
  /** Slug; sent as `X-Tenant`. */
  tenant?: string;
  headers?: Record<string, string>;
}

export interface ApiResponse<T> {
  status: number;
  headers: Headers;
  data: T;
  error: { code: string; message: string; fields?: Record<string, unknown> } | null;
  meta: { request_id: string; next_cursor?: string | null };
}

type DataOf<K extends string> = K extends RouteKey ? Sent<K> : unknown;

/** Any program that talks to a server, in this process or another. */
export interface ApiClient {
  /** Calls a route by its key; never throws for a status. The input is loose on purpose: tests send nonsense too. */
  api<K extends RouteKey | (string & {})>(key: K, input?: ApiInput): Promise<ApiResponse<DataOf<K>>>;
  /** The raw request of `api`, for streams and headers. */
  request(key: string, input?: ApiInput & { signal?: AbortSignal }): Promise<Response>;
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

function caller(origin: string): ApiClient['request'] {
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

export function clientOf(origin: string): ApiClient {
  const request = caller(origin);
  return {
    request,
    async api<K extends string>(key: K, input?: ApiInput) {
      const response = await request(key, input);
      const text = await response.text();
      const envelope = text ? (JSON.parse(text) as object) : { data: undefined, error: null, meta: { request_id: '' } };
      return { status: response.status, headers: response.headers, ...envelope } as ApiResponse<DataOf<K>>;
    },
  };
}
