import { Client, type Connection, type QueryResult, type Submittable } from 'pg';
import type { DriverClientEventEmitter, DriverCommand, DriverQueryResult, QuerySqlToken } from 'slonik';
import { requestCancel } from './cancel.ts';
import { assertDataStatement } from './data-statements.ts';
import { preamble, scopes, settingOf, type Scope } from './scope.ts';
import { boundaries, SingleRead } from './single-read.ts';
import { isLostConnection, wrapError } from './sql-errors.ts';
import { createStatementNames } from './statement-names.ts';
import { typeParsers } from './type-parsers.ts';

export interface ConnectionOptions {
  url: string;
  connectTimeoutMs: number;
  /** Whether statements that are sent often are prepared. False for poolers that share server connections between clients. */
  prepare: boolean;
  /** The most prepared statements at the server; default `mostStatements`. */
  statements?: number | undefined;
}

/** Fields of pg's client that its types lack: those for CancelRequest, and the names of parsed statements. */
type PgClient = Client & {
  processID: number;
  secretKey: number;
  connection: Connection & { parsedStatements: Record<string, string> };
};

type Row = Record<string, unknown>;

/** @returns the error as slonik's callers know it */
function recordFailure(scope: Scope, error: unknown, text: string): Error {
  const wrapped = wrapError(error, { sql: text, values: [] });
  if (isLostConnection(wrapped)) scope.lost = wrapped;
  if (wrapped.message.startsWith('cached plan must not change')) scope.discard = true;
  return wrapped;
}

const nothing: DriverQueryResult = { command: 'SELECT', fields: [], rowCount: 0, rows: [] };

/**
 * One pipelined connection, as slonik's driver requires it. slonik sends START TRANSACTION, statements, and COMMIT or ROLLBACK;
 * what goes to the server is the scope's preamble together with the first statement, in one round trip.
 */
export function openConnection(options: ConnectionOptions, events: DriverClientEventEmitter) {
  const client = new Client({
    connectionString: options.url,
    pipeline: true,
    types: typeParsers,
    keepAlive: true,
    connectionTimeoutMillis: options.connectTimeoutMs,
    application_name: 'atrium',
  }) as PgClient;

  /**
   * Sent in front of the next message: behind a failed one the server would skip it. Closing a name that was never prepared is
   * no error.
   */
  function closeStatement(name: string): void {
    client.connection.close({ type: 'S', name }, true);
    Reflect.deleteProperty(client.connection.parsedStatements, name);
  }
  const nameOf = options.prepare ? createStatementNames(closeStatement, options.statements) : () => undefined;

  /** The transaction of this connection. `begun`: its preamble has been sent. */
  let current: { scope: Scope; begun: boolean } | null = null;

  /** A read that has ended, and whose COMMIT has not been sent yet. */
  let held: NodeJS.Immediate | null = null;

  /**
   * Ends a read without waiting: nothing can be lost, and a connection that breaks emits `error`. COMMIT is sent at the end of
   * the turn of the event loop, in one packet with the next transaction where one waits for the connection.
   */
  function commitRead(): void {
    if (!held) return;
    clearImmediate(held);
    held = null;
    client.query('commit').catch(() => undefined);
  }

  client.on('error', (error) => {
    if (current) current.scope.lost = error;
    events.emit('error', wrapError(error, { sql: '', values: [] }));
  });
  client.on('notice', (notice) => events.emit('notice', { message: notice.message ?? '' }));

  function configOf(text: string, values: unknown[]) {
    const name = nameOf(text);
    return { text, values, ...(name === undefined ? {} : { name }) };
  }

  async function send(text: string, values: unknown[] = []): Promise<DriverQueryResult> {
    // `extended`: a text with several statements is refused by the server instead of being run.
    const config = { ...configOf(text, values), queryMode: 'extended' };
    return resultOf(await client.query<Row>(config));
  }

  let boundariesParsed = false;

  /** In the packet of the first single read. */
  function parseBoundaries(): void {
    if (boundariesParsed || !options.prepare) return;
    boundariesParsed = true;
    for (const [name, text] of Object.entries(boundaries)) client.connection.parse({ name, text, types: [] }, true);
  }

  async function sendSingleRead(scope: Scope, text: string, values: unknown[] = []): Promise<DriverQueryResult> {
    if (scope.sent || current) throw new Error('this transaction said that it sends one statement');
    scope.sent = true;
    const config = { ...configOf(text, values), setting: settingOf(scope.subject), prepared: options.prepare };
    const { stream } = client.connection;
    stream.cork();
    commitRead();
    parseBoundaries();
    const result = new Promise<QueryResult<Row>>((resolve, reject) => {
      const read = new SingleRead(config, (error, found) => (error ? reject(error) : resolve(found)));
      client.query(read as unknown as Submittable);
    });
    stream.uncork();
    try {
      return resultOf(await result);
    } catch (error) {
      // Behind the failed statement COMMIT was skipped. Whether a new name was parsed is not known: it is given up.
      if (config.name !== undefined) closeStatement(config.name);
      client.query('rollback').catch(() => undefined);
      throw error;
    }
  }

  function resultOf({ command, fields, rowCount, rows }: QueryResult<Row>): DriverQueryResult {
    return {
      command: command as DriverCommand,
      fields: fields.map((field) => ({ dataTypeId: field.dataTypeID, name: field.name })),
      rowCount,
      rows,
    };
  }

  /** Sends the preamble and the first statement together. Where the preamble fails, its error is thrown. */
  async function sendFirst(scope: Scope, text: string, values?: unknown[]): Promise<DriverQueryResult> {
    const { stream } = client.connection;
    // Sends both in one packet.
    stream.cork();
    commitRead();
    const sent = [client.query(preamble(scope)), send(text, values), commitAtOnce(scope)] as const;
    stream.uncork();
    const [begun, result, committed] = await Promise.allSettled(sent);
    if (begun.status === 'rejected') throw begun.reason;
    if (result.status === 'rejected') throw result.reason;
    if (committed.status === 'rejected') throw committed.reason;
    return result.value;
  }

  /** For a write of one statement; behind one that failed the server makes a ROLLBACK of it. */
  async function commitAtOnce(scope: Scope): Promise<void> {
    if (!scope.singleStatement) return;
    scope.committing = true;
    await client.query('commit');
    scope.committing = false;
  }

  async function execute(text: string, values?: unknown[]): Promise<DriverQueryResult> {
    // Refuses whatever uses a transaction that has ended, or another one than its own.
    const scope = scopes.getStore();
    const isSingleRead = scope?.singleStatement === true && scope.readOnly;
    if (!scope || scope.ended || scope.failed || (!isSingleRead && current?.scope !== scope)) {
      throw new Error('the transaction of this statement has ended');
    }
    scope.signal?.throwIfAborted();
    assertDataStatement(text);
    scope.running += 1;
    try {
      const result = isSingleRead ? sendSingleRead(scope, text, values) : sendNext(scope, text, values);
      scope.last = result;
      return await cancelledBy(scope, result);
    } catch (error) {
      throw recordFailure(scope, error, text);
    } finally {
      scope.running -= 1;
    }
  }

  function sendNext(scope: Scope, text: string, values?: unknown[]): Promise<DriverQueryResult> {
    if (!current?.begun) {
      if (current) current.begun = true;
      return sendFirst(scope, text, values);
    }
    if (scope.singleStatement) throw new Error('this transaction said that it sends one statement');
    return send(text, values);
  }

  /** Ends the statement at the server when the scope's signal aborts; it then fails with the signal's reason. */
  async function cancelledBy<T>(scope: Scope, result: Promise<T>): Promise<T> {
    const { signal } = scope;
    if (!signal) return result;
    const cancel = (): void => {
      scope.discard = true;
      const { host, port, processID, secretKey } = client;
      void requestCancel({ host, port, processId: processID, secretKey });
    };
    signal.addEventListener('abort', cancel, { once: true });
    try {
      return await result;
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    } finally {
      signal.removeEventListener('abort', cancel);
    }
  }

  /** Sends `statements` and COMMIT in one packet; behind a failed one the server turns COMMIT into a ROLLBACK. */
  async function sendLast(
    { scope, begun }: { scope: Scope; begun: boolean },
    statements: readonly QuerySqlToken[],
    text: string,
  ): Promise<{ command: string }> {
    const { stream } = client.connection;
    stream.cork();
    if (!begun) commitRead();
    const sent: Promise<unknown>[] = begun ? [] : [client.query(preamble(scope))];
    // slonik replaces its placeholders when a statement goes through it; these do not.
    for (const { sql, values } of statements) sent.push(send(sql.replaceAll('$slonik_', '$'), [...values]));
    const ended = client.query(text);
    stream.uncork();
    const outcomes = await Promise.allSettled([...sent, ended]);
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
    return ended;
  }

  async function end(text: 'commit' | 'rollback'): Promise<DriverQueryResult> {
    const ending = current;
    current = null;
    const statements = text === 'commit' ? (ending?.scope.withCommit ?? []) : [];
    if (!ending || (!ending.begun && statements.length === 0) || ending.scope.singleStatement) return nothing;
    if (ending.scope.readOnly && text === 'commit' && statements.length === 0) {
      held = setImmediate(commitRead);
      return nothing;
    }
    ending.scope.committing = text === 'commit';
    try {
      const { command } = await sendLast(ending, statements, text);
      // A statement failed and the work went on: the server has rolled back, without an error.
      if (text === 'commit' && command === 'ROLLBACK')
        throw new Error('the transaction had failed and was rolled back');
    } catch (error) {
      throw recordFailure(ending.scope, error, text);
    }
    ending.scope.committing = false;
    return nothing;
  }

  return {
    connect: async () => {
      await client.connect();
    },
    end: () => client.end(),
    query: async (text: string, values?: unknown[]): Promise<DriverQueryResult> => {
      if (text === 'START TRANSACTION') {
        const scope = scopes.getStore();
        if (!scope) throw new Error('a transaction begins in Database, nowhere else');
        current = { scope, begun: false };
        return nothing;
      }
      if (text === 'COMMIT') return end('commit');
      if (text === 'ROLLBACK') return end('rollback');
      return execute(text, values);
    },
    stream: () => {
      throw new Error('long results are read in pages: nothing here streams rows');
    },
  };
}
