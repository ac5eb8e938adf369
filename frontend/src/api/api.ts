import { errorOf, offlineError } from './error.ts';
import { apiBase, currentToken, refresh } from './token.ts';
import type { Input, Item, RouteKey, Sent } from './types.ts';

export interface CallOptions {
  signal?: AbortSignal;
  headers?: Record<string, string>;
}

/** Leaves out the second argument where a route needs no input. */
type Arguments<K extends RouteKey> =
  object extends Input<K> ? [input?: Input<K>, options?: CallOptions] : [input: Input<K>, options?: CallOptions];

interface AnyInput {
  params?: Record<string, string | number> | undefined;
  query?: Record<string, unknown> | undefined;
  body?: unknown;
}

export interface Page<T> {
  items: T[];
  next_cursor: string | null;
}

/**
 * Calls one route: `await api('PATCH /organization', { body: { name } })` gives its data. Throws `ApiError`, with the
 * code `offline` when no answer came. Signs the call with the session and renews that once on a 401.
 */
export async function api<K extends RouteKey>(key: K, ...[input, options]: Arguments<K>): Promise<Sent<K>> {
  const response = await send(key, input, options);
  if (response.status === 204) return undefined as Sent<K>;
  const envelope = (await response.json()) as { data: Sent<K> };
  return envelope.data;
}

/** One page of a cursor list. Pass `next_cursor` as `query.cursor` to go on; null is the end. */
export async function apiPage<K extends RouteKey>(key: K, ...[input, options]: Arguments<K>): Promise<Page<Item<K>>> {
  const response = await send(key, input, options);
  const envelope = (await response.json()) as { data: Item<K>[]; meta: { next_cursor?: string | null } };
  return { items: envelope.data, next_cursor: envelope.meta.next_cursor ?? null };
}

/** The open answer of a streaming route (`text/event-stream`). Errors before the stream starts throw as in `api`. */
export function apiStream<K extends RouteKey>(key: K, ...[input, options]: Arguments<K>): Promise<Response> {
  return send(key, input, { ...options, headers: { accept: 'text/event-stream', ...options?.headers } });
}

async function send(key: RouteKey, input: AnyInput | undefined, options: CallOptions = {}): Promise<Response> {
  const [method = '', path = ''] = (key as string).split(' ');
  const url = apiBase + fill(path, input?.params) + search(input?.query);
  const attempt = async () => {
    const token = await currentToken();
    return fetch(url, {
      method,
      headers: {
        accept: 'application/json',
        ...(input?.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...options.headers,
      },
      ...(input?.body === undefined ? {} : { body: JSON.stringify(input.body) }),
      ...(options.signal ? { signal: options.signal } : {}),
    }).catch((error: unknown) => {
      throw options.signal?.aborted ? error : offlineError(error);
    });
  };
  let response = await attempt();
  if (response.status === 401 && (await mayRenew())) response = await attempt();
  if (!response.ok) throw await errorOf(response);
  return response;
}

/** A wrong password is a 401 too: only a call that carried a token is worth a new one. */
async function mayRenew(): Promise<boolean> {
  return (await currentToken()) !== null && (await refresh()) !== null;
}

function fill(path: string, params: AnyInput['params']): string {
  return path.replaceAll(/:(\w+)/gu, (_, name: string) => encodeURIComponent(String(params?.[name])));
}

function search(query: AnyInput['query']): string {
  const entries = Object.entries(query ?? {}).filter(([, value]) => value !== undefined && value !== null);
  const text = new URLSearchParams(entries.map(([name, value]) => [name, String(value)])).toString();
  return text && `?${text}`;
}
