import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface Collector {
  origin: string;
  /** What was sent to it, in order. */
  received: { path: string; headers: IncomingHttpHeaders; body: string }[];
  close(): void;
}

/** Takes whatever is posted and says thank you: stands for an OpenTelemetry collector or a Sentry server. */
export async function startCollector(): Promise<Collector> {
  const received: Collector['received'] = [];
  const take = async (req: IncomingMessage, res: ServerResponse) => {
    received.push({ path: req.url ?? '', headers: req.headers, body: await text(req) });
    res.setHeader('Content-Type', 'application/json').end('{}');
  };
  const server = createServer((req, res) => void take(req, res));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
