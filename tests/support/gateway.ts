import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { chmod, mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { request, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from './eventually.ts';
import { freePort } from './free-port.ts';

const config = readFileSync(new URL('../../nginx.conf', import.meta.url), 'utf8');

export interface Gateway {
  port: number;
  /** What it wrote about the requests so far, an object each. */
  log(): Promise<Record<string, unknown>[]>;
  stop(): Promise<void>;
}

/**
 * The real nginx with the real nginx.conf; only what cannot be the same outside of a container differs: the upstream's
 * address, the port, and where it writes. `outerProxy`: a load balancer in front of it; `most`: requests that an address may
 * have open at once.
 */
export async function startGateway(upstreamPort: number, { outerProxy = '', most = 1000 } = {}): Promise<Gateway> {
  const folder = await mkdtemp(join(tmpdir(), 'atrium-gateway-'));
  // Started by root, nginx works as "nobody".
  await chmod(folder, 0o711);
  const port = await freePort();
  const file = join(folder, 'nginx.conf');
  const log = join(folder, 'access.log');
  const changes: [string | RegExp, string][] = [
    [/\/tmp\//gu, `${folder}/`],
    ['server web:8080 resolve', `server 127.0.0.1:${upstreamPort}`],
    ['listen 8080', `listen 127.0.0.1:${port}`],
    ['/dev/stdout', log],
    ['limit_conn address 1000;', `limit_conn address ${most};`],
    ['# 10.0.0.0/8 1;', outerProxy && `${outerProxy} 1;`],
  ];
  let text = config;
  for (const [from, to] of changes) {
    if (text.search(from) < 0) throw new Error(`nginx.conf no longer says ${String(from)}`);
    text = text.replace(from, to);
  }
  await writeFile(file, text);
  const errors = await open(join(folder, 'stderr'), 'w');
  const nginx = spawn('nginx', ['-c', file, '-p', folder, '-g', 'daemon off;'], {
    stdio: ['ignore', 'ignore', errors.fd],
  });
  const ended = once(nginx, 'exit');
  const said = () => readFile(join(folder, 'stderr'), 'utf8');
  await eventually(async () => {
    if (nginx.exitCode !== null) throw new Error(`nginx ended: ${await said()}`);
    return fetch(`http://127.0.0.1:${port}/`).then(
      () => true,
      () => false,
    );
  }, 'nginx answers');

  return {
    port,
    async log() {
      const lines = (await readFile(log, 'utf8')).trim().split('\n');
      return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    },
    async stop() {
      nginx.kill('SIGTERM');
      await ended;
      await errors.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export interface Asked {
  method?: string;
  headers?: Record<string, string | string[]>;
  body?: string;
}

export interface GatewayResponse {
  status: number;
  headers: IncomingHttpHeaders;
  /** Every header as it came, doubles included: name, value, name, value. */
  rawHeaders: string[];
  body: string;
}

/** A request as it stands: unlike `fetch`, any `Host` and any header may be said. */
export async function openRequest(port: number, path: string, asked: Asked = {}): Promise<IncomingMessage> {
  const { method = 'GET', headers = {}, body } = asked;
  const outgoing = request({ host: '127.0.0.1', port, path, method, headers });
  outgoing.end(body);
  const [response] = (await once(outgoing, 'response')) as [IncomingMessage];
  return response;
}

export async function askGateway(port: number, path: string, asked: Asked = {}): Promise<GatewayResponse> {
  const response = await openRequest(port, path, asked);
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    rawHeaders: response.rawHeaders,
    body: Buffer.concat(chunks).toString('utf8'),
  };
}
