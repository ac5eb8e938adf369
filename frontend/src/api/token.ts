import { boot } from '../lib/boot.ts';
import { randomId } from '../lib/random-id.ts';
import { readLocal, writeLocal } from '../lib/web-storage.ts';
import { errorFromResponse, offlineError } from './error.ts';
import type { Sent } from './types.ts';

/**
 * The access token is kept in memory only, the refresh token in an HttpOnly cookie. Each refresh rotates that cookie. The
 * server has no grace period: an old refresh token ends the session, unless the request that rotated it is repeated with the
 * same idempotency key. Tabs therefore refresh one at a time, under a Web Lock.
 */
export type SessionData = Sent<'POST /auth/refresh'>;

export const apiBase = `${boot.base}/api/v1`;

/** A token is refreshed this long before it expires, so that none expires while a request is under way. */
const EXPIRY_MARGIN_MS = 20_000;

let token: { token: string; expiresAt: number } | null = null;
let refreshing: Promise<SessionData | null> | null = null;
const endListeners = new Set<() => void>();
const refreshListeners = new Set<(data: SessionData) => void>();

export function setToken(data: { access_token: string; expires_in: number }): void {
  token = { token: data.access_token, expiresAt: Date.now() + data.expires_in * 1000 - EXPIRY_MARGIN_MS };
}

export function clearToken(): void {
  token = null;
}

/** Calls `listener` when the server says that this session has ended. */
export function onSessionEnd(listener: () => void): () => void {
  endListeners.add(listener);
  return () => endListeners.delete(listener);
}

/** Calls `listener` with the data of each refresh: the role of the user may have changed. */
export function onSessionRefresh(listener: (data: SessionData) => void): () => void {
  refreshListeners.add(listener);
  return () => refreshListeners.delete(listener);
}

/** The token to send, refreshed when it is about to expire; null when nobody is signed in. */
export async function currentToken(): Promise<string | null> {
  if (token && token.expiresAt <= Date.now()) await refresh();
  return token?.token ?? null;
}

/**
 * The token to repeat a request with after a 401, refreshed unless another request has done so since it was sent. Null: the session
 * has ended.
 *
 * @param refused the token that the request was sent with
 * @throws {ApiError} as `refresh`
 */
export async function renewedToken(refused: string): Promise<string | null> {
  if (token?.token === refused) await refresh();
  return token?.token ?? null;
}

/**
 * Rotates the refresh token; concurrent callers share one request. Null: nobody is signed in.
 *
 * @throws {ApiError} `offline`, and every failure other than a 401
 */
export function refresh(): Promise<SessionData | null> {
  refreshing ??= withRefreshLock(rotate).finally(() => {
    refreshing = null;
  });
  return refreshing;
}

/** Locks need a secure context; without one (plain http on a LAN) two tabs may have to sign in again. */
function withRefreshLock<T>(work: () => Promise<T>): Promise<T> {
  if (!('locks' in navigator)) return work();
  return navigator.locks.request(`atrium-refresh-${boot.tenant?.slug ?? ''}`, work);
}

async function rotate(): Promise<SessionData | null> {
  const response = await fetch(`${apiBase}/auth/refresh`, {
    method: 'POST',
    headers: { 'idempotency-key': idempotencyKey() },
  }).catch((error: unknown) => {
    throw offlineError(error);
  });
  // A 5xx leaves open whether the cookie was rotated: the next attempt must repeat this request.
  if (response.status < 500) writeLocal(idempotencyStorageKey, null);
  if (response.ok) {
    const { data } = (await response.json()) as { data: SessionData };
    setToken(data);
    for (const listener of refreshListeners) listener(data);
    return data;
  }
  const error = await errorFromResponse(response);
  if (error.status !== 401) throw error;
  const had = token !== null;
  clearToken();
  if (had) for (const listener of endListeners) listener();
  return null;
}

const idempotencyStorageKey = `atrium-refresh:${boot.tenant?.slug ?? ''}`;

/**
 * The idempotency key of the refresh under way, kept until its response has arrived. A page that was reloaded or lost its
 * connection meanwhile repeats the request with it: the server then sends the same cookie instead of reporting token reuse.
 * Where storage is forbidden, a reload during a refresh may end the session.
 */
function idempotencyKey(): string {
  const key = readLocal(idempotencyStorageKey) ?? randomId();
  writeLocal(idempotencyStorageKey, key);
  return key;
}
