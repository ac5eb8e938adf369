import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate } from 'node:timers/promises';
import type { QuerySqlToken } from 'slonik';
import type { TransactionOptions } from './database.ts';
import type { Login } from './logins.ts';

/** A transaction as the driver needs to know it; slonik only says START TRANSACTION. */
export interface Scope {
  /** The login whose connection it uses. */
  readonly login: Login;
  /** The message that opens the transaction, with all its local settings. */
  readonly preamble: string;
  readonly readOnly: boolean;
  /** The transaction is one statement, and COMMIT is sent with it. */
  readonly singleStatement: boolean;
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
  /** Number of open savepoints. */
  savepoints: number;
  /** Functions that run after the commit, each once. */
  readonly afterCommit: Set<() => void>;
  /** Number of statements without a result yet. */
  running: number;
  /** The result of the statement that was sent last. */
  last: Promise<unknown>;
}

export function newScope(
  login: Login,
  preambleText: string,
  { readOnly = false, singleStatement = false, signal }: TransactionOptions,
): Scope {
  return {
    login,
    preamble: preambleText,
    readOnly,
    singleStatement,
    signal,
    committing: false,
    lost: null,
    discard: false,
    failed: false,
    ended: false,
    withCommit: [],
    savepoints: 0,
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

/**
 * Runs `work` after the current transaction has committed, and not if it does not. The same function runs once, however often
 * it is passed. For hints only: a crash after COMMIT loses it.
 */
export function afterCommit(work: () => void): void {
  const scope = scopes.getStore();
  if (!scope) throw new Error('there is no transaction whose commit could be waited for');
  scope.afterCommit.add(work);
}

/**
 * Sends a statement whose result nobody reads in one packet with COMMIT; where it fails, so does COMMIT, with its error. False
 * where that is not possible and the caller must send it: within a savepoint, which may be rolled back alone, and where COMMIT
 * has gone with the only statement.
 */
export function sendWithCommit(statement: QuerySqlToken): boolean {
  const scope = scopes.getStore();
  if (!scope || scope.savepoints > 0 || scope.singleStatement || scope.ended) return false;
  scope.withCommit.push(statement);
  return true;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whose rows a transaction reaches: a tenant's, those that the policies let a partner read, or nobody's. */
export interface Subject {
  orgId?: string;
  partnerId?: string;
}

export interface Opening extends Subject {
  readOnly?: boolean | undefined;
  durable?: boolean | undefined;
}

/**
 * The message that opens a transaction. SET LOCAL ends with the transaction; outside of one it has no effect, so a transaction
 * that did not begin leaves no tenant behind.
 * @throws {TypeError} when an id is not a UUID: it becomes part of the text
 */
export function preamble({ orgId, partnerId, readOnly = false, durable = true }: Opening): string {
  const statements = [readOnly ? 'begin read only' : 'begin'];
  if (orgId !== undefined) statements.push(`set local app.org_id = '${checked(orgId)}'`);
  if (partnerId !== undefined) statements.push(`set local app.partner_id = '${checked(partnerId)}'`);
  if (!durable) statements.push('set local synchronous_commit = off');
  return statements.join('; ');
}

function checked(orgId: string): string {
  if (!uuid.test(orgId)) throw new TypeError(`not an organization's id: ${JSON.stringify(orgId)}`);
  return orgId;
}
