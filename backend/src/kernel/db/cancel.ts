import { connect } from 'node:net';

export interface Backend {
  host: string;
  port: number;
  /** From BackendKeyData; absent until the connection is established. */
  processId: number;
  secretKey: number;
}

const cancelRequestCode = 80_877_102;

/**
 * Ends the running statement of a connection through a second one (protocol: CancelRequest). Resolves when the server has
 * received the request or cannot be reached. Whether the statement still ran is not known, so the cancelled connection must not
 * be reused.
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
    // Left open until the server closes it: a pooler drops the request of a client that hangs up first.
    socket.on('connect', () => socket.write(message));
    // Not reached: the statement runs until its own time-out.
    socket.on('error', () => resolve());
    socket.on('close', () => resolve());
    socket.resume();
  });
}
