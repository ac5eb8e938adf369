import { connect } from 'node:net';

export interface Backend {
  host: string;
  port: number;
  /** From BackendKeyData. Neither is there before the connection is. */
  processId: number;
  secretKey: number;
}

const cancelRequestCode = 80_877_102;

/**
 * Ends the running statement of a connection through a second one, which carries nothing but this (protocol:
 * CancelRequest). Resolves when the server has taken it or cannot be reached; whether the statement still ran is not
 * known, so the cancelled connection must not be reused.
 */
export function requestCancel({ host, port, processId, secretKey }: Backend): Promise<void> {
  const message = Buffer.alloc(16);
  message.writeInt32BE(16, 0);
  message.writeInt32BE(cancelRequestCode, 4);
  message.writeInt32BE(processId, 8);
  message.writeInt32BE(secretKey, 12);
  return new Promise((resolve) => {
    const socket = connect(host.startsWith('/') ? { path: `${host}/.s.PGSQL.${port}` } : { host, port });
    socket.setTimeout(2_000, () => socket.destroy());
    // The server closes when it is done; a pooler forgets the request of a client that hangs up first.
    socket.on('connect', () => socket.write(message));
    // Not reached: the statement runs until its own time-out; there is nobody to tell.
    socket.on('error', () => resolve());
    socket.on('close', () => resolve());
    socket.resume();
  });
}
