import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Actor } from '../auth/actor.ts';
import type { LiveConnection } from '../live/live-connection.ts';
import type { Tenant } from '../tenancy/directory.ts';

/** An authorized request for a WebSocket (RFC 6455 § 4). */
export interface SocketUpgrade {
  readonly req: IncomingMessage;
  /** The raw connection, on which the handler writes the handshake. The kernel counts it, and destroys it when it must end. */
  readonly socket: Socket;
  /** What the client has sent after its request so far. */
  readonly head: Buffer;
  readonly tenant: Tenant;
  readonly actor: Actor;
  /** When its `revoked` aborts, the handler has half a second to send the reason before the socket is destroyed. */
  readonly connection: LiveConnection;
}

/**
 * Completes the handshake and goes on serving the socket; resolves when the handshake is done. What it throws before it has
 * written a byte is rendered as for any request.
 */
export type SocketHandler = (upgrade: SocketUpgrade) => Promise<void>;
