import { readFileSync } from 'node:fs';
import { Agent, type ClientRequest, request, type RequestOptions } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { asking, startPortal, type Portal } from './support/portal.ts';
import { start } from './support/process.ts';

const pages = 1_000;
const few = 50;
const many = 3_000;
/** Megabytes. */
const must = { idle: 250, few: 600, after: 350 };
/** Streams that are opened together. */
const burst = 50;

/** Resident memory of the server: after its start, with people whose pages are in sight, with a crowd of streams, and when these have gone. */
async function run() {
  const provider = await start('../gateway/upstream.ts', ['held']);
  const portal = await startPortal(asking(provider.url));
  try {
    await sleep(5_000);
    const idle = row('idle, 5 s after its start', residentOf(portal), must.idle);

    const openPages = await openTogether(pages, await hintsOf(portal));
    const withPages = row(`${pages} pages that listen`, residentOf(portal));
    const someStreams = await openTogether(few, await answersOf(portal));
    const withFew = row(`${pages} pages that listen and ${few} streams`, residentOf(portal), must.few);
    for (const page of openPages) page.destroy();

    const manyStreams = await openTogether(many, await answersOf(portal));
    const withMany = row(`${many} streams`, residentOf(portal));
    for (const stream of [...someStreams, ...manyStreams]) stream.destroy();
    await sleep(5_000);
    const end = row('5 s after the last of them', residentOf(portal));
    await sleep(55_000);
    return [
      idle,
      withPages,
      withFew,
      withMany,
      end,
      row('a minute after the last of them', residentOf(portal), must.after),
    ];
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

const agent = new Agent({ maxSockets: Infinity });

/** Opens so many at once as `burst` says. */
async function openTogether(count: number, openOne: () => Promise<ClientRequest>): Promise<ClientRequest[]> {
  const open: ClientRequest[] = [];
  while (open.length < count) open.push(...(await Promise.all(Array.from({ length: burst }, openOne))));
  return open;
}

/** The stream of hints that a page in sight keeps open. */
async function hintsOf(portal: Portal) {
  const headers = { ...(await portal.signIn()), accept: 'text/event-stream' };
  return () => openStream(`${portal.url}/api/v1/realtime/hints`, { method: 'GET', headers }, 'retry:');
}

/** Answers whose first word has come, and whose next ones take their time. */
async function answersOf(portal: Portal) {
  const headers = { ...(await portal.signIn()), accept: 'text/event-stream', 'content-type': 'application/json' };
  const question = JSON.stringify({ prompt: 'Tell me about it.' });
  return () => openStream(`${portal.url}/api/v1/chat`, { method: 'POST', headers }, 'event: delta', question);
}

/** Resolves when `begun` has come. */
function openStream(url: string, options: RequestOptions, begun: string, body?: string): Promise<ClientRequest> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, ...options }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${url}: ${response.statusCode}`));
      response.on('error', () => undefined);
      response.on('data', (bytes: Buffer) => {
        if (bytes.includes(begun)) resolve(sent);
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

export default { name: 'memory', run };
