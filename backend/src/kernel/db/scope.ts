import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate } from 'node:timers/promises';
import type { QuerySqlToken } from 'slonik';
import type { TransactionOptions } from './database.ts';
import type { Login } from './logins.ts';

/** What a transaction is, as the driver must know it. slonik says no more than START TRANSACTION. */
export interface Scope {
  /** Whose connection it is on. */
  readonly login: Login;
  /** Whose rows it reaches. */
  readonly subject: Subject;
  readonly readOnly: boolean;
  readonly durable: boolean;
  /** One statement and no more: COMMIT goes with it. */
  readonly singleStatement: boolean;
  /** The statement of a single read has been sent. */
  sent: boolean;
  /** Ends the running statement at the server. */
  readonly signal: AbortSignal | undefined;
  /** COMMIT is on its way: whether it took effect is unknown when the connection breaks now. */
  committing: boolean;
  /** The connection broke. */
  lost: Error | null;
  /** The connection must not serve anybody else. */
  discard: boolean;
  /** The work has thrown: what it started and did not wait for is not sent any more. */
  failed: boolean;
  /** The work is over, and so is what it had started. */
  ended: boolean;
  /** Sent in one packet with COMMIT, in this order. */
  readonly withCommit: QuerySqlToken[];
  /** Runs once the transaction has committed, each function once. */
  readonly afterCommit: Set<() => void>;
  /** Statements on their way. */
  running: number;
  /** The statement that was sent last. */
  last: Promise<unknown>;
}

export function newScope(
  login: Login,
  subject: Subject,
  { readOnly = false, singleStatement = false, durable = true, signal }: TransactionOptions,
): Scope {
  return {
    login,
    subject,
    readOnly,
    durable,
    singleStatement,
    sent: false,
    signal,
    committing: false,
    lost: null,
    discard: false,
    failed: false,
    ended: false,
    withCommit: [],
    afterCommit: new Set(),
    running: 0,
    last: Promise.resolve(),
  };
}

/**
 * Waits for what the work started beside what it waited for (`Promise.all` throws at the first failure). COMMIT or
 * ROLLBACK must not overtake it: slonik takes one statement of a connection at a time.
 */
export async function drain(scope: Scope): Promise<void> {
  while (scope.running > 0) {
    await Promise.allSettled([scope.last]);
    // slonik starts the next statement in its queue a few microtasks after this one.
    await setImmediate();
  }
}

export const scopes = new AsyncLocalStorage<Scope>();

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whose rows a transaction reaches: a tenant's, those that a partner's policies let it read, or nobody's. */
export interface Subject {
  orgId?: string;
  partnerId?: string;
}

/** @throws TypeError when an id is not a UUID: ids become part of statements */
export function assertIds({ orgId, partnerId }: Subject): void {
  for (const id of [orgId, partnerId])
    if (id !== undefined && !uuid.test(id)) throw new TypeError(`not an organization's id: ${JSON.stringify(id)}`);
}

/** Sets whose rows are reached until the transaction ends; null: nobody's. The ids are UUIDs (`assertIds`). */
export function settingOf({ orgId, partnerId }: Subject): string | null {
  if (orgId !== undefined) return `set local app.org_id = '${orgId}'`;
  return partnerId === undefined ? null : `set local app.partner_id = '${partnerId}'`;
}

type PreambleFacts = Pick<Scope, 'subject' | 'readOnly' | 'durable'>;

/**
 * The one message that opens a transaction. SET LOCAL ends with the transaction, whatever happens to it; outside of one it
 * does nothing at all, so a transaction that did not begin leaves no tenant behind.
 */
export function preamble({ subject, readOnly, durable }: PreambleFacts): string {
  const statements = [readOnly ? 'begin read only' : 'begin'];
  const setting = settingOf(subject);
  if (setting !== null) statements.push(setting);
  if (!durable) statements.push('set local synchronous_commit = off');
  return statements.join('; ');
}
