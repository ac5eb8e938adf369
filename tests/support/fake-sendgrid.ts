import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** What SendGrid's API was sent (v3 Mail Send). */
export interface SentBySendgrid {
  authorization: string | undefined;
  body: {
    personalizations: { to: { email: string }[] }[];
    custom_args: Record<string, string>;
    from: { email: string; name: string };
    subject: string;
    content: { type: string; value: string }[];
    headers: Record<string, string>;
    tracking_settings: Record<string, { enable: boolean }>;
  };
}

export interface FakeSendgrid {
  baseUrl: string;
  sent: SentBySendgrid[];
  /** The status of the next responses; 0: none comes. */
  status: number;
  close(): Promise<void>;
}

/** Speaks SendGrid's wire format: 202 with `X-Message-Id`, or `{ errors: [...] }`. */
export async function startFakeSendgrid(apiKey: string): Promise<FakeSendgrid> {
  const fake = { sent: [] as SentBySendgrid[], status: 202 };
  const respond = (request: IncomingMessage, body: string, response: ServerResponse): void => {
    if (fake.status === 0) return;
    const { authorization } = request.headers;
    const status = authorization === `Bearer ${apiKey}` ? fake.status : 401;
    if (status >= 300) {
      const headers = {
        'Content-Type': 'application/json',
        ...(status === 302 && { Location: 'http://127.0.0.1:1/' }),
      };
      const errors = [{ message: 'a sentence about somebody@example.test', field: null, help: null }];
      response.writeHead(status, headers).end(JSON.stringify({ errors }));
    } else if (request.url === '/v3/scopes') response.writeHead(200).end('{"scopes":["mail.send"]}');
    else {
      fake.sent.push({ authorization, body: JSON.parse(body) as SentBySendgrid['body'] });
      response.writeHead(202, { 'X-Message-Id': '14c5d75ce93.dfd.64b469' }).end();
    }
  };
  const server = createServer(
    (request, response) => void text(request).then((body) => respond(request, body, response)),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return Object.assign(fake, {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  });
}
