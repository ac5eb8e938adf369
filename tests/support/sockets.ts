import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { WebSocket } from 'ws';

export interface SocketInput {
  /** `/ws` unless told otherwise. */
  path?: string;
  tenant?: string;
  token?: string;
  /** Null: as a program that is no browser. Default: a page of the portal itself. */
  origin?: string | null;
  headers?: Record<string, string>;
}

/** What a server said instead of opening the socket. */
export interface Refusal {
  status: number;
  code: string;
  headers: Record<string, string | string[] | undefined>;
}

export interface TestSocket {
  client: WebSocket;
  /** Waits for the next message. */
  next(): Promise<string>;
  /** Waits for the end: why, as the server's close frame says; empty where the line was cut. */
  closed: Promise<{ code: number; reason: string }>;
}

function open(base: string, { path = '/ws', tenant, token, origin, headers }: SocketInput): WebSocket {
  const url = new URL(path, base);
  return new WebSocket(url.href.replace(/^http/, 'ws'), {
    ...(origin === null ? {} : { origin: origin ?? url.origin }),
    headers: {
      ...(tenant === undefined ? {} : { 'X-Tenant': tenant }),
      ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
      ...headers,
    },
  });
}

/** Opens a socket. @throws {Error} what the server said, where it does not want to */
export async function openSocket(base: string, input: SocketInput = {}): Promise<TestSocket> {
  const client = open(base, input);
  const messages: string[] = [];
  const waiting: ((message: string) => void)[] = [];
  client.on('message', (data: Buffer) => {
    const take = waiting.shift();
    if (take) take(String(data));
    else messages.push(String(data));
  });
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    client.on('close', (code, reason) => resolve({ code, reason: String(reason) }));
  });
  const failed = new Promise<never>((_, reject) => {
    client.on('error', reject);
  });
  // What goes wrong later shows in `closed`.
  failed.catch(() => undefined);
  await Promise.race([once(client, 'open'), failed]);
  return {
    client,
    closed,
    next: () => {
      const known = messages.shift();
      return known === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(known);
    },
  };
}

/** The response to a socket that must not be opened. */
export async function refusalOf(base: string, input: SocketInput = {}): Promise<Refusal> {
  const client = open(base, input);
  // The client gives up when it sees another status than 101; what matters was in the response.
  client.on('error', () => undefined);
  const refusal = new Promise<Refusal>((resolve, reject) => {
    client.on('open', () => reject(new Error('the socket was opened')));
    client.on('close', () => reject(new Error('the line was cut without a response')));
    client.on('unexpected-response', (_request, response) => {
      const read = async (): Promise<Refusal> => {
        const { error } = JSON.parse(await text(response)) as { error: { code: string } };
        return { status: response.statusCode ?? 0, code: error.code, headers: response.headers };
      };
      resolve(read());
    });
  });
  return refusal.finally(() => client.terminate());
}

/** The words of a handshake, for clients that do not keep to it. */
export function handshake(lines: Record<string, string | undefined> = {}): string {
  const headers = {
    Host: 'localhost',
    Connection: 'Upgrade',
    Upgrade: 'websocket',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
    ...lines,
  };
  const given = Object.entries(headers).filter(([, value]) => value !== undefined);
  return `GET /ws HTTP/1.1\r\n${given.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`;
}

/** A bare connection. */
export async function openLine(base: string): Promise<Socket> {
  const socket = connect(Number(new URL(base).port), '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}
