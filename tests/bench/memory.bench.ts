import { readFileSync } from 'node:fs';
import { Agent, type ClientRequest, type OutgoingHttpHeaders, request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { asking, startPortal, type Portal } from './support/portal.ts';
import { start } from './support/process.ts';

const sockets = 1_000;
const few = 50;
const many = 3_000;
/** Megabytes. */
const must = { idle: 250, few: 600, after: 350 };
/** Streams that are opened together. */
const burst = 50;

/** Resident memory of the server: after its start, with people connected, with a crowd of streams, and when these have gone. */
async function run() {
  const provider = await start('../gateway/upstream.ts', ['held']);
  const portal = await startPortal(asking(provider.url));
  try {
    await sleep(5_000);
    const idle = row('idle, 5 s after its start', residentOf(portal), must.idle);

    const connected = await Promise.all(Array.from({ length: sockets }, () => connectTo(portal)));
    const someStreams = await openStreams(portal, few);
    const withFew = row(`${sockets} idle connections and ${few} streams`, residentOf(portal), must.few);
    for (const socket of connected) socket.destroy();

    const manyStreams = await openStreams(portal, many);
    const withMany = row(`${many} streams`, residentOf(portal));
    for (const stream of [...someStreams, ...manyStreams]) stream.destroy();
    await sleep(5_000);
    const end = row('5 s after the last of them', residentOf(portal));
    await sleep(55_000);
    return [idle, withFew, withMany, end, row('a minute after the last of them', residentOf(portal), must.after)];
  } finally {
    await portal.stop();
    await provider.stop();
  }
}

function row(what: string, value: number, limit?: number) {
  const held = limit === undefined ? {} : { must: `≤ ${limit} MB`, ok: value <= limit };
  return { what: `resident memory, ${what}`, value, unit: 'MB', ...held };
}

function residentOf({ pid }: Portal): number {
  return Number(/^VmRSS:\s+(\d+) kB/mu.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
}

function connectTo({ url }: Portal): Promise<Socket> {
  const { port, hostname } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => resolve(socket)).on('error', reject);
  });
}

const agent = new Agent({ maxSockets: Infinity });

/** Answers whose first word has come, and whose next ones take their time. */
async function openStreams(portal: Portal, count: number): Promise<ClientRequest[]> {
  const headers = { ...(await portal.signIn()), accept: 'text/event-stream', 'content-type': 'application/json' };
  const open: ClientRequest[] = [];
  while (open.length < count) {
    const some = Array.from({ length: burst }, () => openStream(`${portal.url}/api/v1/chat`, headers));
    open.push(...(await Promise.all(some)));
  }
  return open;
}

function openStream(url: string, headers: OutgoingHttpHeaders): Promise<ClientRequest> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, method: 'POST', headers }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${url}: ${response.statusCode}`));
      response.on('error', () => undefined);
      response.on('data', (bytes: Buffer) => {
        if (bytes.includes('event: delta')) resolve(sent);
      });
    });
    sent.on('error', reject);
    sent.end(JSON.stringify({ prompt: 'Tell me about it.' }));
  });
}

export default { name: 'memory', run };
