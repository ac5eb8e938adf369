import { Agent, createServer, request } from 'node:http';

/** The least that can stand between a client and a provider: every byte as it comes, and nothing looked at. */
const upstream = new URL(process.argv[2]!);
const agent = new Agent({ keepAlive: true });
const server = createServer((incoming, outgoing) => {
  const { host: _, ...headers } = incoming.headers;
  const onward = request(
    { agent, host: upstream.hostname, port: upstream.port, method: incoming.method, path: incoming.url, headers },
    (response) => {
      outgoing.writeHead(response.statusCode ?? 502, response.headers);
      outgoing.flushHeaders();
      response.pipe(outgoing);
    },
  );
  onward.on('error', () => outgoing.destroy());
  incoming.pipe(onward);
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object' && address) process.stdout.write(`ready http://127.0.0.1:${address.port}/v1\n`);
});
