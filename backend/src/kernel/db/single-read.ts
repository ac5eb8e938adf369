import { type Connection, Query, type QueryConfig, type QueryResult } from 'pg';

/** What pg's `Query` does on the wire, which its types leave out. */
interface WireQuery {
  prepare(connection: WireConnection): void;
  _getRows(connection: WireConnection): void;
  handleCommandComplete(message: unknown, connection: WireConnection): void;
}
type WireConnection = Connection & {
  parse(statement: { text: string; name?: string }): void;
  bind(portal: { statement?: string }): void;
  execute(portal: object): void;
  sync(): void;
};
type Callback = (error: Error | null, result: QueryResult<Record<string, unknown>>) => void;
const BaseQuery = Query as unknown as new (
  config: QueryConfig & { queryMode: 'extended' },
  callback: Callback,
) => WireQuery;

/** Statements around every single read, by the names under which a connection has parsed them. */
export const boundaries = { read_begin: 'begin read only', read_commit: 'commit' } as const;
type Boundary = keyof typeof boundaries;

export interface SingleReadConfig {
  text: string;
  values: unknown[];
  name?: string;
  /** SET LOCAL of the tenant; null: none is set. */
  setting: string | null;
  /** The connection has parsed `boundaries`. False: they are sent in full each time. */
  prepared: boolean;
}

/**
 * A statement in a READ ONLY transaction of its own, with BEGIN, its tenant and COMMIT, in one message behind one Sync
 * (PostgreSQL documentation, "Extended Query", 54.2.3): one write to the socket, one answer to read. Where the statement fails,
 * COMMIT is skipped: the transaction is to be rolled back.
 */
export class SingleRead extends BaseQuery {
  readonly #setting: string | null;
  readonly #prepared: boolean;
  /** Commands whose completion is still to be told before the statement's own. */
  #ahead: number;

  constructor({ setting, prepared, ...config }: SingleReadConfig, callback: Callback) {
    super({ ...config, queryMode: 'extended' }, callback);
    this.#setting = setting;
    this.#prepared = prepared;
    this.#ahead = setting === null ? 1 : 2;
  }

  override prepare(connection: WireConnection): void {
    this.#execute(connection, 'read_begin');
    if (this.#setting !== null) {
      connection.parse({ text: this.#setting });
      connection.bind({});
      connection.execute({});
    }
    super.prepare(connection);
  }

  /** Called by `prepare` behind Bind and Describe. */
  override _getRows(connection: WireConnection): void {
    connection.execute({});
    this.#execute(connection, 'read_commit');
    connection.sync();
  }

  override handleCommandComplete(message: unknown, connection: WireConnection): void {
    if (this.#ahead === 0) super.handleCommandComplete(message, connection);
    // Below 0 it is COMMIT's.
    this.#ahead -= 1;
  }

  #execute(connection: WireConnection, boundary: Boundary): void {
    if (!this.#prepared) connection.parse({ text: boundaries[boundary] });
    connection.bind(this.#prepared ? { statement: boundary } : {});
    connection.execute({});
  }
}
