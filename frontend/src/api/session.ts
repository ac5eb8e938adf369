import type { Role } from '@atrium/backend/api';
import { useSyncExternalStore } from 'react';
import { api } from './api.ts';
import { isApiError, messageOf } from './error.ts';
import { dropToken, holdToken, onSessionEnd, onSessionRenewal, refresh, type SignIn } from './token.ts';
import { boot } from '../lib/boot.ts';

/** Who is signed in on this page. One store for all of it; the other tabs follow through `localStorage`. */
export type Session =
  | { status: 'loading' }
  | { status: 'failed'; message: string }
  | { status: 'signed-out'; why: SignedOut }
  | { status: 'signed-in'; user: SignIn['user']; organization: SignIn['organization'] };

/**
 * `never`: nobody was signed in. `left`: somebody signed out. `ended`: the server ended the session of this page; `refused`: it
 * was that of somebody who waited to be admitted.
 */
type SignedOut = 'never' | 'left' | 'ended' | 'refused';

/** Tells a tab that somebody signed in or out in another one; holds no secret. */
const markKey = markKeyOf(boot.tenant?.slug ?? '');

let session: Session = { status: 'loading' };
const listeners = new Set<() => void>();
const forgetful = new Set<() => void>();

/** What holds a person's data in memory drops it when they sign out. */
export function onSignOut(forget: () => void): void {
  forgetful.add(forget);
}

function become(next: Session) {
  session = next;
  for (const listener of listeners) listener();
}

function markKeyOf(slug: string) {
  return `atrium-session:${slug}`;
}

/** Lets the pages of a portal find the session that was just opened for it (after registering a company, at the door). */
export function markSession(slug: string, userId: string | null): void {
  try {
    if (userId) localStorage.setItem(markKeyOf(slug), userId);
    else localStorage.removeItem(markKeyOf(slug));
  } catch {
    // Storage is forbidden: this tab still works, the others notice with their next call.
  }
}

/** False only when this browser surely has no session, which saves a first visitor a refused call. */
function mayBeSignedIn(): boolean {
  try {
    return localStorage.getItem(markKey) !== null;
  } catch {
    return true;
  }
}

/** After sign-in, registration or a refresh: the answer is the session. */
export function signedIn(answer: SignIn): void {
  holdToken(answer);
  markSession(boot.tenant?.slug ?? '', answer.user.id);
  become({ status: 'signed-in', user: answer.user, organization: answer.organization });
}

function signedOut(why: SignedOut) {
  dropToken();
  for (const forget of forgetful) forget();
  markSession(boot.tenant?.slug ?? '', null);
  become({ status: 'signed-out', why });
}

/** Picks up the session that the cookie holds; at the start, after a failure, and when another tab signed in. */
export async function resumeSession(): Promise<void> {
  if (!boot.tenant || !mayBeSignedIn()) return become({ status: 'signed-out', why: 'never' });
  try {
    const answer = await refresh();
    if (answer) signedIn(answer);
    else signedOut('ended');
  } catch (error) {
    become({ status: 'failed', message: messageOf(error) });
  }
}

/**
 * Ends this session, in the other tabs too, or all sessions of this person.
 * @throws {ApiError} when the server cannot be told: then the session is still open, and pretending otherwise would leave it so
 */
export async function signOut(scope: 'here' | 'everywhere'): Promise<void> {
  try {
    await api(scope === 'here' ? 'POST /auth/logout' : 'POST /auth/logout-all');
  } catch (error) {
    if (!isApiError(error) || error.status !== 401) throw error;
  }
  signedOut('left');
}

/** After the profile or the organization was changed on this page. */
export function updateSession(change: {
  user?: Partial<SignIn['user']>;
  organization?: Partial<SignIn['organization']>;
}) {
  if (session.status !== 'signed-in') return;
  become({
    ...session,
    user: { ...session.user, ...change.user },
    organization: { ...session.organization, ...change.organization },
  });
}

/** Asks what this person is now: whoever waits learns of being admitted. */
export async function renewMe(): Promise<void> {
  const { user, organization } = await api('GET /auth/me');
  updateSession({ user, organization });
}

/** Starts following the other tabs and the server. Once, before the first render. */
export function startSession(): void {
  onSessionEnd(() => {
    const waited = session.status === 'signed-in' && session.user.status === 'waiting';
    signedOut(waited ? 'refused' : 'ended');
  });
  onSessionRenewal(({ user, organization }) => updateSession({ user, organization }));
  addEventListener('storage', (event) => {
    if (event.key !== markKey) return;
    if (event.newValue === null) signedOut('left');
    else if (session.status !== 'signed-in' || session.user.id !== event.newValue) void resumeSession();
  });
  void resumeSession();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useSession(): Session {
  return useSyncExternalStore(subscribe, () => session);
}

/** The signed-in person; only below the shell, which shows nothing to anybody else. */
export function useMe(): SignIn['user'] & { role: Role } {
  const current = useSession();
  if (current.status !== 'signed-in') throw new Error('Nobody is signed in here');
  return current.user;
}
