import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Actor } from '../auth/actor.ts';
import type { LiveConnection } from '../live/live-connection.ts';
import type { Tenant } from '../tenancy/directory.ts';

/** A request for a WebSocket (RFC 6455 § 4) that was let in. */
export interface SocketUpgrade {
  readonly req: IncomingMessage;
  /** Raw: what answers the handshake writes here. The kernel counts it, and destroys it when it must end. */
  readonly socket: Socket;
  /** What the client has sent already after its request. */
  readonly head: Buffer;
  readonly tenant: Tenant;
  readonly actor: Actor;
  /** When its `revoked` aborts, the handler has a moment to say why before the socket is destroyed. */
  readonly connection: LiveConnection;
}

/**
 * Answers the handshake and goes on serving the socket; resolves when the handshake is done. Whatever it throws before it has
 * written a byte is answered as to any request.
 */
export type SocketHandler = (upgrade: SocketUpgrade) => Promise<void>;
