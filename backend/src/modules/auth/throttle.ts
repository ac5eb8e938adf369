import { errors } from './contract.ts';
import { randomBytes } from 'node:crypto';
import { Counter } from 'prom-client';
import { fail } from '../../kernel/errors.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import type { Consumed } from '../../kernel/limits/counter.ts';
import { subscriberOf } from '../../kernel/limits/subscriber.ts';
import { readDeviceCookie, type SignInContext } from './cookies.ts';
import { takeAttempt } from './store/attempts.ts';
import type { Tx } from '../../kernel/db/database.ts';

/**
 * Failed sign-ins from one address, for all accounts: enough for the typing errors of an office, too few for a list of stolen
 * passwords.
 */
const addressFailures = { limit: 50, window: 600 };

const addressKey = ({ request }: SignInContext) => `sign-in-failures:${subscriberOf(request.ip)}`;

/**
 * Checked before a password is verified, and again before success is reported: of many attempts at once, an address gets no
 * more results than it may fail.
 * @throws {AppError} `rate_limited`
 */
export async function refuseGuessingAddress(context: SignInContext): Promise<void> {
  refuseBeyond(context, await consumeFailures(context, 0));
}

/** @throws {AppError} `rate_limited` where the address has failed too often meanwhile to get the result */
export async function countFailure(context: SignInContext): Promise<void> {
  const consumed = await consumeFailures(context, 1);
  countSignIn(context.kernel, 'failed');
  refuseBeyond(context, consumed);
}

function refuseBeyond({ kernel }: SignInContext, { allowed, resetSeconds }: Consumed): void {
  if (allowed) return;
  countSignIn(kernel, 'address_refused');
  throw fail('rate_limited', { headers: { 'Retry-After': String(resetSeconds) } });
}

function consumeFailures(context: SignInContext, cost: number) {
  const { limiter, env } = context.kernel;
  const limit = Math.ceil(addressFailures.limit * env.rateLimitScale);
  return limiter.consume(addressKey(context), limit, addressFailures.window, cost);
}

type SignInOutcome = 'succeeded' | 'failed' | 'locked' | 'address_refused';

export function countSignIn({ metrics: { registry } }: Kernel, outcome: SignInOutcome): void {
  const name = 'atrium_sign_ins_total';
  const known = registry.getSingleMetric(name) as Counter<'outcome'> | undefined;
  const counter =
    known ?? new Counter({ name, help: 'Sign-ins by outcome.', labelNames: ['outcome'], registers: [registry] });
  counter.inc({ outcome });
}

/** What failed attempts are counted against. */
export interface Suspect {
  subject: Uint8Array;
  /** The device cookie to set after a success; null when the browser has one. */
  newDevice: string | null;
}

/**
 * A browser that has signed in to this account before carries a device cookie and is counted by itself; all others share the
 * account's count (OWASP, "Slow Down Online Guessing Attacks with Device Cookies"). So strangers who keep an account locked do
 * not lock out its owner.
 */
export function suspectOf(context: SignInContext, tenant: { id: string; slug: string }, email: string): Suspect {
  const { keys } = context.kernel;
  const markOf = (nonce: string) =>
    Buffer.from(keys.mac('device', tenant.id, `${nonce}:${email}`)).toString('base64url');
  const isMark = (nonce: string, mark: string) =>
    keys.isMac('device', tenant.id, `${nonce}:${email}`, Buffer.from(mark, 'base64url'));
  const subjectOf = (name: string) => keys.mac('sign-in', tenant.id, `${name}:${email}`);
  const [nonce = '', mark] = readDeviceCookie(context, tenant.slug)?.split('.') ?? [];
  if (mark !== undefined && isMark(nonce, mark)) return { subject: subjectOf(`device:${nonce}`), newDevice: null };
  const fresh = randomBytes(16).toString('base64url');
  return { subject: subjectOf('account'), newDevice: `${fresh}.${markOf(fresh)}` };
}

/** Counts an attempt, and returns whether it is the one that locks. @throws {AppError} `account_locked` */
export async function admit(kernel: Kernel, tx: Tx, suspect: Suspect): Promise<{ locks: boolean }> {
  const attempt = await takeAttempt(tx, suspect.subject);
  if (attempt.allowed) return attempt;
  countSignIn(kernel, 'locked');
  throw fail(errors.account_locked, {
    fields: { retry_after_seconds: attempt.seconds },
    headers: { 'Retry-After': String(attempt.seconds) },
  });
}
