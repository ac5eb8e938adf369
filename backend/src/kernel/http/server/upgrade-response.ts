import { ServerResponse, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';

/**
 * The response to a request to leave HTTP. Node hands over the bare connection with such a request; this makes it one that the
 * same middlewares answer as any other, and that closes with its answer, unless a handler takes the connection over.
 */
export class UpgradeResponse extends ServerResponse {
  /** What the client has sent already after its request. */
  readonly head: Buffer;
  /** Milliseconds until a handshake must be done. */
  readonly handshakeMs: number;
  readonly #connection: Socket;

  /** @throws {Error} where an answer to a request before this one is not finished */
  constructor(req: IncomingMessage, connection: Socket, head: Buffer, handshakeMs: number) {
    super(req);
    this.head = head;
    this.handshakeMs = handshakeMs;
    this.#connection = connection;
    this.shouldKeepAlive = false;
    this.assignSocket(connection);
    this.once('finish', () => {
      this.detachSocket(connection);
      connection.destroySoon();
      this.emit('close');
    });
  }

  /** The connection, for who answers the handshake. This response says nothing any more; it closes with the connection. */
  takeOver(): Socket {
    const connection = this.#connection;
    this.detachSocket(connection);
    connection.setTimeout(0);
    connection.once('close', this.#closed);
    return connection;
  }

  /** Takes the connection back, of which nothing was made, to answer as usual. */
  takeBack(): void {
    this.#connection.off('close', this.#closed);
    this.assignSocket(this.#connection);
  }

  readonly #closed = (): void => {
    this.emit('close');
  };
}
