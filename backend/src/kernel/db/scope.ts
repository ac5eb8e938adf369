import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate } from 'node:timers/promises';
import type { QuerySqlToken } from 'slonik';
import type { TransactionOptions } from './database.ts';
import type { Login } from './logins.ts';

/** A transaction as the driver needs to know it; slonik only says START TRANSACTION. */
export interface Scope {
  /** The login whose connection it uses. */
  readonly login: Login;
  /** Whose rows it reaches. */
  readonly subject: Subject;
  readonly readOnly: boolean;
  readonly durable: boolean;
  /** The transaction is one statement, and COMMIT is sent with it. */
  readonly singleStatement: boolean;
  /** The statement of a single read has been sent. */
  sent: boolean;
  /** Aborting it ends the running statement at the server. */
  readonly signal: AbortSignal | undefined;
  /** COMMIT has been sent: whether it took effect is unknown when the connection breaks now. */
  committing: boolean;
  /** The error by which the connection broke. */
  lost: Error | null;
  /** The connection must not be reused. */
  discard: boolean;
  /** The work has thrown: statements that it started without waiting are not sent any more. */
  failed: boolean;
  /** The work and all that it started have ended. */
  ended: boolean;
  /** Statements that are sent in one packet with COMMIT, in this order. */
  readonly withCommit: QuerySqlToken[];
  /** Functions that run after the commit, each once. */
  readonly afterCommit: Set<() => void>;
  /** Number of statements without a result yet. */
  running: number;
  /** The result of the statement that was sent last. */
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
 * Waits for statements that the work started without waiting (`Promise.all` throws at the first failure). COMMIT or ROLLBACK
 * must not overtake them: slonik takes one statement of a connection at a time.
 */
export async function drain(scope: Scope): Promise<void> {
  while (scope.running > 0) {
    await Promise.allSettled([scope.last]);
    // slonik starts the next statement of its queue a few microtasks after this one.
    await setImmediate();
  }
}

export const scopes = new AsyncLocalStorage<Scope>();

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whose rows a transaction reaches: a tenant's, those that the policies let a partner read, or nobody's. */
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
 * The message that opens a transaction. SET LOCAL ends with the transaction; outside of one it has no effect, so a transaction
 * that did not begin leaves no tenant behind.
 */
export function preamble({ subject, readOnly, durable }: PreambleFacts): string {
  const statements = [readOnly ? 'begin read only' : 'begin'];
  const setting = settingOf(subject);
  if (setting !== null) statements.push(setting);
  if (!durable) statements.push('set local synchronous_commit = off');
  return statements.join('; ');
}
