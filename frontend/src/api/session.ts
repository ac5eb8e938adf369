import { api } from './api.ts';
import { isApiError, messageOf } from './error.ts';
import { clearToken, setToken, onSessionEnd, onSessionRefresh, refresh, type SessionData } from './token.ts';
import { boot } from '../lib/boot.ts';
import { Store, useStore } from '../lib/store.ts';
import { tryStorage, writeLocal } from '../lib/web-storage.ts';
import { updatePortal } from '../lib/portal.ts';

/** Who is signed in on this page. The tabs of a browser are kept in step by `storage` events. */
export type Session =
  | { status: 'loading' }
  | { status: 'failed'; message: string }
  | { status: 'signed-out'; reason: SignOutReason }
  | OpenSession;

interface OpenSession extends Pick<SessionData, 'user' | 'organization'> {
  status: 'signed-in';
}

/**
 * `never`: nobody was signed in. `left`: the user signed out. `ended`: the server ended the session. `refused`: the server ended
 * the session of a user whose request to join was waiting.
 */
type SignOutReason = 'never' | 'left' | 'ended' | 'refused';

/** `localStorage` key of the signed-in user's id. Other tabs learn of a sign-in or sign-out from it; it holds no secret. */
const markerKey = markerKeyOf(boot.tenant?.slug ?? '');

const store = new Store<Session>({ status: 'loading' });
const signOutListeners = new Set<() => void>();

/** Registers a function that clears data of the user from memory. It runs at every sign-out, and when the user changes. */
export function onSignOut(clear: () => void): void {
  signOutListeners.add(clear);
}

function markerKeyOf(slug: string) {
  return `atrium-session:${slug}`;
}

/**
 * Records in this browser that a user is signed in to a portal; null: that nobody is. Other tabs react to it; where storage is
 * forbidden, they notice with their next request.
 */
export function setSessionMarker(slug: string, userId: string | null): void {
  writeLocal(markerKeyOf(slug), userId);
}

/** False where this browser surely has no session of the portal: a first visit then sends no request that would fail. True where storage is forbidden. */
export function mayHaveSession(): boolean {
  const hasMarker = tryStorage(
    () => localStorage,
    (all) => all.getItem(markerKey) !== null,
  );
  return boot.tenant !== null && (hasMarker ?? true);
}

/** Applies the response of a sign-in, a registration or a refresh. Its user may be another one than before: another tab may have signed in. */
export function openSession(data: SessionData): void {
  const session = store.get();
  if (session.status === 'signed-in' && session.user.id !== data.user.id) clearUserData();
  setToken(data);
  setSessionMarker(boot.tenant?.slug ?? '', data.user.id);
  store.set({ status: 'signed-in', user: data.user, organization: data.organization });
  updatePortal(data.organization);
}

function clearUserData() {
  for (const clear of signOutListeners) clear();
}

function closeSession(reason: SignOutReason) {
  clearToken();
  clearUserData();
  setSessionMarker(boot.tenant?.slug ?? '', null);
  store.set({ status: 'signed-out', reason });
}

/** Restores the session of the refresh cookie: at start, after a failure, and when another tab has signed in. */
export async function resumeSession(): Promise<void> {
  if (!mayHaveSession()) return store.set({ status: 'signed-out', reason: 'never' });
  try {
    const data = await refresh();
    if (data) openSession(data);
    else closeSession('ended');
  } catch (error) {
    store.set({ status: 'failed', message: messageOf(error) });
  }
}

/**
 * Ends this session, in all tabs of this browser, or all sessions of the user.
 * @throws {ApiError} when the server did not confirm; the session then stays open here as well
 */
export async function signOut(scope: 'here' | 'everywhere'): Promise<void> {
  try {
    await api(scope === 'here' ? 'POST /auth/logout' : 'POST /auth/logout-all');
  } catch (error) {
    if (!isApiError(error) || error.status !== 401) throw error;
  }
  closeSession('left');
}

/** Applies a change of the profile or the organization that was saved from this page. */
export function updateSession(change: {
  user?: Partial<SessionData['user']>;
  organization?: Partial<SessionData['organization']>;
}) {
  const session = store.get();
  if (session.status !== 'signed-in') return;
  store.set({
    ...session,
    user: { ...session.user, ...change.user },
    organization: { ...session.organization, ...change.organization },
  });
  if (change.organization) updatePortal(change.organization);
}

/** Fetches the user again; a user whose request to join was accepted is `active` after it. */
export async function refreshMe(): Promise<void> {
  const { user, organization } = await api('GET /auth/me');
  updateSession({ user, organization });
}

/** Restores the session and starts to listen for changes by other tabs and the server. Call once, before the first render. */
export function startSession(): void {
  onSessionEnd(() => {
    const session = store.get();
    const waited = session.status === 'signed-in' && session.user.status === 'waiting';
    closeSession(waited ? 'refused' : 'ended');
  });
  onSessionRefresh((data) => {
    if (store.get().status === 'signed-in') openSession(data);
  });
  addEventListener('storage', (event) => {
    if (event.key !== markerKey) return;
    const session = store.get();
    if (event.newValue === null) closeSession('left');
    else if (session.status !== 'signed-in' || session.user.id !== event.newValue) void resumeSession();
  });
  void resumeSession();
}

/** Resolves once it is known whether somebody is signed in. */
export async function sessionKnown(): Promise<Session> {
  while (store.get().status === 'loading') await nextSession();
  return store.get();
}

function nextSession(): Promise<void> {
  return new Promise((resolve) => {
    const stop = store.subscribe(() => {
      stop();
      resolve();
    });
  });
}

export function useSession(): Session {
  return useStore(store);
}

/** The session of the signed-in user. @throws outside of the shell, where nobody may be signed in */
export function useOpenSession(): OpenSession {
  const session = useSession();
  if (session.status !== 'signed-in') throw new Error('Nobody is signed in here');
  return session;
}

/** The signed-in user. @throws as `useOpenSession` */
export function useMe(): OpenSession['user'] {
  return useOpenSession().user;
}
