import { boot } from '../lib/boot.ts';
import { errorOf, offlineError } from './error.ts';
import type { Sent } from './types.ts';

/**
 * The access token lives in this module's memory only; the refresh token in an HttpOnly cookie. Each refresh rotates
 * that cookie. The server has no period of grace: an old one ends the session, unless the very request that rotated it
 * is repeated (`beginRequest`). So tabs take turns under one Web Lock.
 */
export type SignIn = Sent<'POST /auth/refresh'>;

export const apiBase = `${boot.base}/api/v1`;

/** Refresh this many milliseconds early, so that no request leaves with a token that expires on its way. */
const margin = 20_000;

let held: { token: string; expiresAt: number } | null = null;
let refreshing: Promise<SignIn | null> | null = null;
const endListeners = new Set<() => void>();
const renewalListeners = new Set<(answer: SignIn) => void>();

export function holdToken(answer: { access_token: string; expires_in: number }): void {
  held = { token: answer.access_token, expiresAt: Date.now() + answer.expires_in * 1000 - margin };
}

export function dropToken(): void {
  held = null;
}

/** Calls `listener` when the server says that this session has ended. */
export function onSessionEnd(listener: () => void): () => void {
  endListeners.add(listener);
  return () => endListeners.delete(listener);
}

/** Calls `listener` with what each refresh says of the person: their role may have changed meanwhile. */
export function onSessionRenewal(listener: (answer: SignIn) => void): () => void {
  renewalListeners.add(listener);
  return () => renewalListeners.delete(listener);
}

/** The token to send, refreshed when it is about to expire; null when nobody is signed in. */
export async function currentToken(): Promise<string | null> {
  if (held && held.expiresAt <= Date.now()) await refresh();
  return held?.token ?? null;
}

/** Rotates the session. Null: nobody is signed in. Throws `offline` and what is not a 401. One call at a time. */
export function refresh(): Promise<SignIn | null> {
  refreshing ??= inTurn(rotate).finally(() => {
    refreshing = null;
  });
  return refreshing;
}

/** Locks need a secure context; without one (plain http on a LAN) two tabs may have to sign in again. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (!('locks' in navigator)) return work();
  return navigator.locks.request(`atrium-refresh-${boot.tenant?.slug ?? ''}`, work);
}

async function rotate(): Promise<SignIn | null> {
  const response = await fetch(`${apiBase}/auth/refresh`, {
    method: 'POST',
    headers: { 'idempotency-key': beginRequest() },
  }).catch((error: unknown) => {
    throw offlineError(error);
  });
  // A 5xx does not say whether the cookie was rotated: the next try must be the same request.
  if (response.status < 500) endRequest();
  if (response.ok) {
    const { data } = (await response.json()) as { data: SignIn };
    holdToken(data);
    for (const listener of renewalListeners) listener(data);
    return data;
  }
  const error = await errorOf(response);
  if (error.status !== 401) throw error;
  const had = held !== null;
  dropToken();
  if (had) for (const listener of endListeners) listener();
  return null;
}

const requestKey = `atrium-refresh:${boot.tenant?.slug ?? ''}`;

/**
 * The key of a refresh stands in the storage until its answer has come. A page that was reloaded in the middle, or cut
 * off, finds it there and repeats the request: the server then gives the same cookie instead of taking it for stolen.
 */
function beginRequest(): string {
  const fresh = crypto.getRandomValues(new Uint32Array(4)).join('-');
  try {
    const begun = localStorage.getItem(requestKey) ?? fresh;
    localStorage.setItem(requestKey, begun);
    return begun;
  } catch {
    // Storage is forbidden: who reloads in mid-refresh may have to sign in again.
    return fresh;
  }
}

function endRequest(): void {
  try {
    localStorage.removeItem(requestKey);
  } catch {
    // Storage is forbidden: nothing was kept.
  }
}
