import { ServerResponse, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';

/**
 * The response to a request to upgrade. Node hands over the bare connection with such a request; this puts a response on it, so
 * that the usual middlewares handle it. The connection closes with the response, unless a handler takes it over.
 */
export class UpgradeResponse extends ServerResponse {
  /** What the client has sent after its request so far. */
  readonly head: Buffer;
  /** Milliseconds until a handshake must be done. */
  readonly handshakeMs: number;
  readonly #connection: Socket;

  /** @throws {Error} where the response to an earlier request on the connection is not finished */
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

  /** The connection, for the handshake. This response writes nothing any more; it closes with the connection. */
  takeOver(): Socket {
    const connection = this.#connection;
    this.detachSocket(connection);
    connection.setTimeout(0);
    connection.once('close', this.#closed);
    return connection;
  }

  /** Takes the connection back, unused, to respond as usual. */
  takeBack(): void {
    this.#connection.off('close', this.#closed);
    this.assignSocket(this.#connection);
  }

  readonly #closed = (): void => {
    this.emit('close');
  };
}
