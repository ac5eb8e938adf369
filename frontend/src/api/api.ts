import { errorFromResponse, offlineError } from './error.ts';
import { apiBase, currentToken, renewedToken } from './token.ts';
import type { Input, Item, RouteKey, Sent } from './types.ts';

export interface RequestOptions {
  signal?: AbortSignal;
  headers?: Record<string, string>;
  /** The body of a route that takes bytes and no JSON: a file. */
  bytes?: Blob;
}

/** Makes the second argument optional where a route needs no input. */
type Arguments<K extends RouteKey> =
  object extends Input<K> ? [input?: Input<K>, options?: RequestOptions] : [input: Input<K>, options?: RequestOptions];

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
 * Requests one route: `await api('PATCH /organization', { body: { name } })` resolves to the `data` of the response. Sends the
 * access token; after a 401 it refreshes the session and repeats the request, once.
 *
 * @throws {ApiError} with the code of the API, or `offline` when no response arrived
 */
export async function api<K extends RouteKey>(key: K, ...[input, options]: Arguments<K>): Promise<Sent<K>> {
  const response = await send(key, input, options);
  if (response.status === 204) return undefined as Sent<K>;
  const envelope = (await response.json()) as { data: Sent<K> };
  return envelope.data;
}

/** One page of a list with cursors. `next_cursor`, given as `query.cursor`, requests the next page; null: this is the last. */
export async function apiPage<K extends RouteKey>(key: K, ...[input, options]: Arguments<K>): Promise<Page<Item<K>>> {
  const response = await send(key, input, options);
  const envelope = (await response.json()) as { data: Item<K>[]; meta: { next_cursor?: string | null } };
  return { items: envelope.data, next_cursor: envelope.meta.next_cursor ?? null };
}

/** The open response of a streaming route (`text/event-stream`). Throws like `api` for a status that is no success. */
export function apiStream<K extends RouteKey>(key: K, ...[input, options]: Arguments<K>): Promise<Response> {
  return send(key, input, { ...options, headers: { accept: 'text/event-stream', ...options?.headers } });
}

async function send(key: RouteKey, input: AnyInput | undefined, options: RequestOptions = {}): Promise<Response> {
  const [method = '', path = ''] = (key as string).split(' ');
  const url = apiBase + fillPath(path, input?.params) + queryString(input?.query);
  const json = input?.body === undefined ? undefined : JSON.stringify(input.body);
  const attempt = (token: string | null) =>
    fetch(url, {
      method,
      headers: {
        accept: 'application/json',
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...options.headers,
      },
      body: options.bytes ?? json ?? null,
      ...(options.signal ? { signal: options.signal } : {}),
    }).catch((error: unknown) => {
      throw options.signal?.aborted ? error : offlineError(error);
    });
  const token = await currentToken();
  let response = await attempt(token);
  // Without a token a 401 is the answer of the route itself, e.g. to a wrong password.
  if (response.status === 401 && token !== null) {
    const renewed = await renewedToken(token);
    if (renewed !== null) response = await attempt(renewed);
  }
  if (!response.ok) throw await errorFromResponse(response);
  return response;
}

function fillPath(path: string, params: AnyInput['params']): string {
  return path.replaceAll(/:(\w+)/gu, (_, name: string) => encodeURIComponent(String(params?.[name])));
}

function queryString(query: AnyInput['query']): string {
  const entries = Object.entries(query ?? {}).filter(([, value]) => value !== undefined && value !== null);
  const text = new URLSearchParams(entries.map(([name, value]) => [name, String(value)])).toString();
  return text && `?${text}`;
}
